// The page: what was dropped, the cards for it, one job at a time.
import { chosen, dropped } from "./files.js";
import { clear, fail, show } from "./results.js";
import { ask, cancel } from "./server.js";

const one = (selector, root = document) => root.querySelector(selector);
const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const status = one("#status");
const ROLES = { 1: [""], 2: ["Before", "After"], 3: ["Base", "Ours", "Theirs"] };
const MEANS = { Base: "the version that both come from", Ours: "your version", Theirs: "the other version" };
const OF_SEVERAL = { 2: ["compare", "insert"], 3: ["merge"] }; // the first is done at once
let inputs = [];
let running = null; // the promise of the job

// Say something to everybody; to those alone who listen where a card shows it anyway.
const say = (text, { bad = false, heard = false } = {}) => {
  status.textContent = text;
  status.classList.toggle("bad", bad);
  status.classList.toggle("hidden-words", heard);
};

// One job at a time.
async function run(card, extra = {}, form = null) {
  if (running) return null;
  const title = one("h2", card).textContent;
  const said = title.endsWith("?") ? title : `${title}:`;
  const result = one(":scope > .result", card);
  const options = { ...fields(one(":scope > .fields", card)), ...extra };
  working(true);
  say(`${said} Working …`);
  running = ask(card.dataset.action, inputs, options, (text) => say(`${text} …`));
  const answer = await running;
  running = null;
  const wasOnCancel = document.activeElement === one("#cancel"); // which vanishes
  working(false);
  if (answer.failed) {
    fail(result, answer.failed, form);
    say(`${said} ${answer.failed[0]}`, { heard: true });
    if (wasOnCancel) (one(":scope > .fields button", card) ?? result).focus();
    return null;
  }
  const hadFocus = card.contains(document.activeElement) ? document.activeElement : null;
  show(result, title, answer, goOn);
  say(`${said} ${one(".answer.bad", result)?.textContent ?? "Done."}`, { heard: true });
  if (wasOnCancel || (hadFocus && !hadFocus.checkVisibility())) result.focus();
  return answer;
}

let clock = 0;
function working(is) {
  one("#running").hidden = !is;
  all(".card button[type=submit]").forEach((button) => button.setAttribute("aria-disabled", is)); // it keeps the focus
  clearInterval(clock);
  if (!is) return;
  const start = Date.now();
  const tick = () => { one("#seconds").textContent = `${Math.round((Date.now() - start) / 1000)} s`; };
  tick();
  clock = setInterval(tick, 1000);
}

one("#cancel").addEventListener("click", () => cancel());

/** Give the fields of a form; several of one name are put together with line breaks. */
function fields(form) {
  const values = {};
  for (const [name, value] of new FormData(form)) values[name] = name in values ? `${values[name]}\n${value}` : value;
  return values;
}

document.addEventListener("submit", (event) => {
  event.preventDefault();
  const card = event.target.closest(".card");
  if (card) perform(card, event.target, event.submitter);
});

async function perform(card, form, submitter) {
  const isInResult = form.closest(".result") !== null;
  const extra = isInResult ? fields(form) : {};
  if (submitter?.name) extra[submitter.name] = submitter.value;
  const answer = await run(card, extra, isInResult ? form : null);
  if (answer?.done.opens) {
    const [{ name, blob }] = answer.downloads;
    await goOn({ name, folder: false, files: [{ path: name, blob }] });
    one("#about .body")?.insertAdjacentHTML("beforeend", answer.done.body); // what is to be known of it, by the server
  }
}

// What was dropped.
async function take(more, add = false) {
  if (running) {
    await cancel();
    await running;
  }
  const wanted = add ? [...inputs, ...more] : more;
  if (wanted.length > 3) {
    say("Drop one file, two to compare, or three to merge.", { bad: true });
    return;
  }
  inputs = wanted;
  list();
  const { most, tooLarge, hint } = one("main").dataset;
  const isTooLarge = inputs.flatMap(({ files }) => files).reduce((sum, { blob }) => sum + blob.size, 0) > Number(most);
  for (const card of all(".card")) {
    card.hidden = true;
    clear(one(":scope > .result", card));
  }
  if (isTooLarge) say(`${tooLarge}. ${hint}`, { bad: true }); // told here, as a browser gives up on an answer before its request
  else if (inputs.length === 1) await describe();
  else if (inputs.length > 1) {
    const actions = OF_SEVERAL[inputs.length];
    offer(actions);
    await run(one(`#${actions[0]}`));
  }
}

// A file that was made is taken as if it had been dropped; what had the focus is gone then.
async function goOn(input) {
  await take([input]);
  one("#about > .result").focus();
}

async function describe() {
  offer(["about"]);
  const answer = await run(one("#about"));
  if (!answer?.done.offers) return;
  offer(["about", ...answer.done.offers]);
  if (answer.done.then) await run(one(`#${answer.done.then}`));
}

function offer(actions) {
  for (const card of all(".card")) card.hidden = !actions.includes(card.dataset.action);
}

function list() {
  const roles = ROLES[inputs.length] ?? [];
  const rows = inputs.map((input, at) => {
    const row = document.createElement("li");
    const size = input.files.reduce((sum, { blob }) => sum + blob.size, 0);
    const texts = [["role", roles[at]], ["name", input.name], ["size", shown(size, input)], ["means", MEANS[roles[at]]]];
    for (const [name, text] of texts.filter(([, text]) => text)) row.append(Object.assign(document.createElement("span"), { className: name, textContent: text }));
    if (at > 0) row.append(button(`Move up ${input.name}`, "Move up", () => { inputs.splice(at - 1, 2, inputs[at], inputs[at - 1]); take(inputs); }));
    if (inputs.length > 1) row.append(button(`Remove ${input.name}`, "Remove", () => take(inputs.filter((other) => other !== input))));
    return row;
  });
  one("#dropped ol").replaceChildren(...rows);
  one("#dropped").hidden = !inputs.length;
}

function button(label, text, act) {
  const made = Object.assign(document.createElement("button"), { type: "button", textContent: text });
  made.setAttribute("aria-label", label);
  made.addEventListener("click", act);
  return made;
}

function shown(bytes, input) {
  const size = bytes < 1e6 ? `${Math.ceil(bytes / 1e3)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
  return input.folder ? `${input.files.length} files, ${size}` : size;
}

const zone = one("#drop");
for (const [pick, field] of [["#choose-files", "#files"], ["#choose-folder", "#folder"]]) {
  one(pick).addEventListener("click", () => one(field).click());
  one(field).addEventListener("change", (event) => {
    const more = chosen(event.target.files);
    event.target.value = "";
    if (more.length) take(more, true);
  });
}
one("#start-over").addEventListener("click", () => { take([]); say(""); one("#choose-files").focus(); });
addEventListener("dragover", (event) => { event.preventDefault(); zone.classList.add("over"); });
addEventListener("dragleave", (event) => { if (!event.relatedTarget) zone.classList.remove("over"); });
addEventListener("drop", async (event) => {
  event.preventDefault();
  zone.classList.remove("over");
  take(await dropped(event.dataTransfer), true);
});
