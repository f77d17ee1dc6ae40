// What an action gave, shown in its card.

const element = (tag, attributes = {}, ...children) => {
  const made = Object.assign(document.createElement(tag), attributes);
  made.append(...children);
  return made;
};

// A report of a thousand pages is better read in a tab of its own, where it does not slow down this page.
const LARGEST_SHOWN = 12e6;

const addresses = new WeakMap(); // result -> addresses of what it shows, to be let go

function address(result, blob) {
  const made = URL.createObjectURL(blob);
  addresses.set(result, [...(addresses.get(result) ?? []), made]);
  return made;
}

/** Remove what a card shows. */
export function clear(result) {
  (addresses.get(result) ?? []).forEach((one) => URL.revokeObjectURL(one));
  addresses.delete(result);
  result.replaceChildren();
  result.hidden = true;
}

const commands = (lines) =>
  element("details", { className: "commands" }, element("summary", {}, "The same on the command line"), element("pre", {}, lines.join("\n")));

/** Show the answer of the server in the result of a card; `title` is that of the card, `goOn` takes a file as dropped. */
export function show(result, title, answer, goOn) {
  clear(result);
  const { done, report, downloads } = answer;
  const links = downloads.flatMap(({ name, label, goesOn, blob }, at) => {
    const link = element("a", { href: address(result, blob), download: name, className: at ? "file" : "file main" }, label);
    if (!goesOn) return [link];
    const button = element("button", { type: "button", title: `Takes ${name} as if you had dropped it` }, "Go on with this file");
    button.addEventListener("click", () => goOn({ name, folder: false, files: [{ path: name, blob }] }));
    return [link, button];
  });
  let frame = null;
  if (report) {
    const href = address(result, report.blob);
    links.push(element("a", { href, target: "_blank", rel: "noopener" }, "Open the report in a tab"));
    links.push(element("a", { href, download: report.name, className: "file" }, "Report"));
    frame = report.blob.size > LARGEST_SHOWN
      ? element("p", {}, `The report has ${Math.round(report.blob.size / 1e6)} MB, so it is not shown here.`)
      : element("iframe", { src: href, title: `${title} Report`, sandbox: "allow-scripts" });
  }
  if (links.length) result.append(element("p", { className: "downloads" }, ...links));
  const body = element("div", { className: "body" });
  body.innerHTML = done.body; // made by the templates of the server, which escape everything
  result.append(body);
  if (frame) result.append(frame);
  if (done.commands.length) result.append(commands(done.commands));
  result.hidden = false;
}

/** Show in a card why there is no result; what was typed into its `form` stays. */
export function fail(result, [message, hint, command], form = null) {
  if (form) result.querySelector(".failed")?.remove();
  else clear(result);
  const said = element("div", { className: "failed" });
  said.append(element("p", { className: "failure" }, /[.!?]\s*$/.test(message) ? message : `${message}.`));
  if (hint) said.append(element("p", {}, hint));
  if (command && !form) said.append(commands([command]));
  if (form) form.append(said);
  else result.append(said);
  result.hidden = false;
}
