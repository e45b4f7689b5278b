
const parts = PARTS;
const loads = {};
async function loadFile(file) {
  const href = new URL(file, import.meta.url);
  if (!file.endsWith("css")) return __wbg_load(await fetch(href), { __wasm_split: SHARED });
  return new Promise((onload, onerror) => {
    document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href, onload, onerror }));
  });
}
async function loadPart(name) {
  const load = (file) => loads[file] ??= loadFile(file).catch((error) => {
    delete loads[file];
    throw error;
  });
  return Promise.all((parts[name] ?? []).map(load)).then(() => name, () => "");
}
async function loadParts(names) {
  return (await Promise.all(names.split(" ").map(loadPart))).join(" ");
}
