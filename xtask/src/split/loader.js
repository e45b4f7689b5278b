
const parts = PARTS;
const loads = {};
async function loadFile(file) {
  const url = new URL(file, import.meta.url);
  if (file.endsWith("css")) return loadStyle(url);
  await __wbg_load(await fetch(url), { __wasm_split: SHARED });
}
function loadStyle(url) {
  return new Promise((done, fail) => {
    const link = document.createElement("link");
    Object.assign(link, { rel: "stylesheet", href: url, onload: done, onerror: fail });
    document.head.append(link);
  });
}
function loadPart(name) {
  return Promise.all(parts[name].map((file) => loads[file] ??= loadFile(file).catch((error) => {
    delete loads[file];
    throw error;
  })));
}
