// Comfort only: filters, search, keys, tooltips, the overlay. Without it the page reads just as well.
(() => {
  "use strict";
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const one = (selector, root = document) => root.querySelector(selector);
  const search = one("#search"), status = one("#shown"), help = one("#help"), tip = one("#tip");
  const entries = all(".entry[id]");
  let kinds = new Set(), words = "", current = null;

  all(".comfort").forEach((part) => { part.hidden = false; });

  // Filters; the state is in the fragment: #show=add,remove&q=text
  const fragment = () => {
    const parts = new URLSearchParams();
    if (kinds.size) parts.set("show", [...kinds].join(","));
    if (words) parts.set("q", words);
    return "#" + (parts.toString().replaceAll("%2C", ",") || "show=all");
  };
  const read = () => {
    if (!/^#(show|q)=/.test(location.hash)) return;
    const parts = new URLSearchParams(location.hash.slice(1));
    const known = new Set(all(".count").map((link) => link.dataset.kind));
    kinds = new Set((parts.get("show") || "").split(",").filter((kind) => known.has(kind)));
    words = parts.get("q") || "";
    if (search && search.value !== words) search.value = words;
    apply();
  };
  const apply = () => {
    const wanted = words.toLowerCase();
    let shown = 0;
    for (const entry of entries) {
      const subject = entry.closest(".subject");
      const text = wanted ? (subject.textContent).toLowerCase() : "";
      entry.hidden = (kinds.size > 0 && !kinds.has(entry.dataset.kind)) || (wanted !== "" && !text.includes(wanted));
      shown += entry.hidden ? 0 : 1;
    }
    const empty = (box) => { const own = all(".entry[id]", box); return own.length > 0 && own.every((entry) => entry.hidden); };
    all(".part > .subject, .part, .section:not(.quiet)").forEach((box) => { box.hidden = empty(box); });
    for (const link of all(".count")) {
      const kind = link.dataset.kind, before = kinds;
      if (kinds.has(kind)) link.setAttribute("aria-current", "true"); else link.removeAttribute("aria-current");
      kinds = new Set(before);
      if (!kinds.delete(kind)) kinds.add(kind);
      link.href = fragment();
      kinds = before;
    }
    const isAll = !kinds.size && !words;
    status.textContent = isAll ? "" : `${shown} of ${entries.length} entries are shown.`;
  };
  let timer = 0;
  search?.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => { words = search.value.trim(); history.replaceState(null, "", fragment()); apply(); }, 120);
  });

  // What a link leads to is opened and brought into sight.
  const reveal = (id) => {
    const target = id && document.getElementById(id);
    if (!target) return;
    for (let box = target.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
    const figure = target.closest("figure");
    if (figure && getComputedStyle(figure).display === "none") one(".show-" + figure.className, figure.closest(".pictures")).checked = true;
    target.scrollIntoView({ block: "center" });
    if (target.matches(".entry")) choose(target); else target.focus({ preventScroll: true });
  };
  const choose = (entry) => {
    current?.classList.remove("current");
    current = entry;
    entry.classList.add("current");
    entry.focus({ preventScroll: true });
  };
  addEventListener("hashchange", () => { read(); reveal(location.hash.slice(1)); });
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    if (link && link.getAttribute("href") === location.hash) reveal(location.hash.slice(1));
  });

  // Keys.
  const useKeys = one("#use-keys");
  const step = (by) => {
    const shown = entries.filter((entry) => !entry.hidden);
    if (!shown.length) return;
    const at = shown.indexOf(current);
    const next = shown[at < 0 ? (by > 0 ? 0 : shown.length - 1) : Math.min(Math.max(at + by, 0), shown.length - 1)];
    for (let box = next.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
    choose(next);
    next.scrollIntoView({ block: "nearest" });
  };
  const toggle = (root) => { const own = all("details", root); const open = own.some((box) => !box.open); own.forEach((box) => { box.open = open; }); };
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") tip.hidden = true;
    if (event.ctrlKey || event.metaKey || event.altKey || !useKeys.checked || help.open) return;
    if (event.target.matches("input:not([type=radio], [type=checkbox]), textarea, select")) return;
    const act = { j: () => step(1), k: () => step(-1), o: () => current && toggle(current), "/": () => search?.focus(), "?": () => help.showModal() }[event.key];
    if (act) { event.preventDefault(); act(); }
  });
  one("#help-button")?.addEventListener("click", () => help.showModal());

  // Everything open, and back; all of it for print.
  const openAll = one("#open-all");
  openAll?.addEventListener("click", () => {
    const open = openAll.getAttribute("aria-pressed") !== "true";
    all("main details").forEach((box) => { box.open = open || (box.matches(".section") && !box.matches(".quiet")); });
    openAll.setAttribute("aria-pressed", String(open));
  });
  let closed = [];
  addEventListener("beforeprint", () => { closed = all("main details:not([open])"); closed.forEach((box) => { box.open = true; }); });
  addEventListener("afterprint", () => closed.forEach((box) => { box.open = false; }));

  // Overlay of before and after.
  for (const box of all(".overlay")) {
    const frames = one(".frames", box.closest(".pictures")), mix = one(".mix", box.parentElement);
    const fade = () => frames.style.setProperty("--after", String(mix.value / 100));
    box.addEventListener("change", () => { frames.classList.toggle("mixed", box.checked); mix.hidden = !box.checked; fade(); });
    mix.addEventListener("input", fade);
  }

  // Tooltips of marks, by pointer and by focus; the native ones would come late and not at all on focus.
  const tell = (spot) => {
    tip.textContent = spot.getAttribute("aria-label");
    tip.hidden = false;
    const box = one(".line", spot).getBoundingClientRect(), own = tip.getBoundingClientRect();
    tip.style.left = `${Math.max(8, Math.min(box.left, innerWidth - own.width - 8))}px`;
    tip.style.top = `${box.bottom + own.height + 8 > innerHeight ? Math.max(8, box.top - own.height - 8) : box.bottom + 8}px`;
  };
  for (const spot of all(".spot")) {
    one("title", spot)?.remove();
    for (const name of ["pointerenter", "focus"]) spot.addEventListener(name, () => tell(spot));
    for (const name of ["pointerleave", "blur"]) spot.addEventListener(name, () => { tip.hidden = true; });
  }
  addEventListener("scroll", () => { tip.hidden = true; }, { passive: true });

  // On narrow screens the outline is a menu.
  const menu = one(".outline > details");
  if (menu && !matchMedia("(min-width: 1000px)").matches) menu.open = false;

  read();
  if (!/^#(show|q)=/.test(location.hash)) reveal(decodeURIComponent(location.hash.slice(1)));
})();
