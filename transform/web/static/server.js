// What goes to the server and comes back: a line of JSON, then the bytes of the files that it names.
const token = new URLSearchParams(location.search).get("token") ?? "";

const tab = crypto.randomUUID(); // the page may be open in several, each with jobs of its own
let count = 0;

const post = (path, body, signal) =>
  fetch(path, { method: "POST", body, signal, headers: { "X-Token": token, "X-Job": `${tab} ${count}`, "Content-Type": "application/octet-stream" } });

let controller = new AbortController();

/** End the job that is running, be it that its files are still on their way. */
export async function cancel() {
  controller.abort();
  await post("/cancel", "").catch(() => {});
}

/**
 * Let the server do something with inputs [{name, folder, files: [{path, blob}]}] and give what it answers:
 * {failed: [message, hint, command]} or {done: {body, commands, offers, then, opens}, report: {name, blob} | null, downloads: [{name, label, goesOn, blob}]}.
 * `doing` is called with what is being done.
 */
export async function ask(action, inputs, options, doing) {
  const head = {
    action,
    options,
    inputs: inputs.map(({ name, folder, files }) => ({ name, folder, files: files.map(({ path, blob }) => [path, blob.size]) })),
  };
  const body = new Blob([JSON.stringify(head), "\n", ...inputs.flatMap((one) => one.files.map((file) => file.blob))]);
  controller = new AbortController();
  count += 1;
  const { signal } = controller;
  try {
    const response = await post("/job", body, signal);
    if (response.headers.get("Content-Type")?.startsWith("application/json")) return await response.json();
    if (!response.ok) return { failed: [await response.text(), ""] };
    return await answer(response.body.getReader(), doing);
  } catch {
    if (signal.aborted) return { failed: ["Cancelled", ""] };
    return { failed: ["The page cannot be reached", "Start `appsmith-transform web` again, and drop the files again."] };
  }
}

async function answer(reader, doing) {
  let rest = new Uint8Array();
  for (;;) {
    const end = rest.indexOf(10);
    if (end >= 0) {
      const message = JSON.parse(new TextDecoder().decode(rest.subarray(0, end)));
      rest = rest.subarray(end + 1);
      if (message.done) return parts(message.done, await all(reader, rest));
      if (message.failed) return message;
      doing(message.doing);
      continue;
    }
    const { value, done } = await reader.read();
    if (done) return { failed: ["The answer is incomplete", "Try again."] };
    rest = new Uint8Array(await new Blob([rest, value]).arrayBuffer());
  }
}

async function all(reader, start) {
  const chunks = [start];
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return new Blob(chunks);
    chunks.push(value);
  }
}

function parts(done, bytes) {
  let at = 0;
  const next = (size, type) => bytes.slice(at, (at += size), type);
  const report = done.report && { name: done.report[0], blob: next(done.report[1], "text/html;charset=utf-8") };
  const downloads = done.downloads.map(([name, label, type, size, goesOn]) => ({ name, label, goesOn, blob: next(size, type) }));
  return { done, report, downloads };
}
