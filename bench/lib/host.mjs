// A static host as projects have them: compressed files, caching for ten minutes, and entity tags.

import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, relative, sep } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".md": "text/markdown; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
  ".woff2": "font/woff2",
  ".xml": "application/xml",
  ".yml": "text/yaml; charset=utf-8",
};
/** What does not get smaller. */
const PACKED = new Set([".woff2", ".png", ".gz"]);

const COMPRESS = {
  br: (bytes) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }),
  gzip: (bytes) => gzipSync(bytes, { level: 9 }),
};

/** Serves a folder in one encoding, `br` or `gzip`; gives its address and how to close it. */
export async function serve(root, encoding) {
  const files = new Map();
  for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    files.set(`/${relative(root, path).split(sep).join("/")}`, path);
  }
  // Compressed when first asked for and kept: the first run of a bench is not one that counts.
  const answers = new Map();
  const answer = (url) => {
    if (answers.has(url)) return answers.get(url);
    const path = files.get(url) ?? files.get(`${url.replace(/\/?$/, "/")}index.html`) ?? files.get(`${url}.html`);
    let made = null;
    if (path) {
      const bytes = readFileSync(path);
      const type = TYPES[extname(path)] ?? "application/octet-stream";
      const packed = PACKED.has(extname(path));
      const headers = {
        "content-type": type,
        "cache-control": "max-age=600",
        etag: `"${createHash("sha256").update(bytes).digest("hex").slice(0, 16)}"`,
        ...(packed ? {} : { "content-encoding": encoding, vary: "accept-encoding" }),
      };
      made = { headers, body: packed ? bytes : COMPRESS[encoding](bytes) };
    }
    answers.set(url, made);
    return made;
  };
  const server = createServer((request, response) => {
    const found = answer(decodeURIComponent(new URL(request.url, "http://host").pathname));
    if (!found) return response.writeHead(404, { "content-type": "text/plain" }).end("not found\n");
    if (request.headers["if-none-match"] === found.headers.etag) return response.writeHead(304, found.headers).end();
    response.writeHead(200, { ...found.headers, "content-length": found.body.length }).end(found.body);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    address: `http://127.0.0.1:${server.address().port}`,
    close: () => new Promise((resolve) => {
      server.closeAllConnections();
      server.close(resolve);
    }),
  };
}
