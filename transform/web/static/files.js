// What people drop or choose, as inputs: [{name, folder, files: [{path, blob}]}].

const single = (file) => ({ name: file.name, folder: false, files: [{ path: file.name, blob: file }] });

// Of a folder that git knows, its .git may be large and is of no use.
const isOfUse = (path) => !path.split("/").some((part) => part === ".git" || part === "node_modules");

/** Give the inputs of files that were chosen; those of a folder are one. */
export function chosen(files) {
  const inputs = [];
  const folders = new Map();
  for (const file of files) {
    const [root, ...path] = file.webkitRelativePath.split("/");
    if (!path.length) inputs.push(single(file));
    else if (isOfUse(path.join("/"))) folders.set(root, [...(folders.get(root) ?? []), { path: path.join("/"), blob: file }]);
  }
  for (const [name, inside] of folders) inputs.push({ name, folder: true, files: inside });
  return inputs;
}

/** Give the inputs of what was dropped: entries are taken at once, as they are gone after the event. */
export async function dropped(transfer) {
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
  if (!entries.length) return chosen(transfer.files);
  return Promise.all(entries.map(async (entry) => {
    if (entry.isFile) return single(await fileOf(entry));
    return { name: entry.name, folder: true, files: await below(entry, "") };
  }));
}

const fileOf = (entry) => new Promise((give, fail) => entry.file(give, fail));

async function below(folder, prefix) {
  const reader = folder.createReader();
  const files = [];
  for (;;) {
    const batch = await new Promise((give, fail) => reader.readEntries(give, fail));
    if (!batch.length) return files;
    for (const entry of batch) {
      const path = prefix + entry.name;
      if (!isOfUse(path)) continue;
      if (entry.isFile) files.push({ path, blob: await fileOf(entry) });
      else files.push(...await below(entry, path + "/"));
    }
  }
}
