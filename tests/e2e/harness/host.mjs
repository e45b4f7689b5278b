// A static host of our own that can be told to misbehave as real ones do.

import { readFile, stat } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join } from "node:path";

import { atEnd } from "./end.mjs";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".wasm": "application/wasm",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".md": "text/markdown; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
};

/** In bytes; Node's own limit of 16 KiB is below that of browsers. */
const LONGEST_ADDRESS = 2 ** 20;

/**
 * Serves a folder.
 *
 * `base` is the path below which the files stand. `missing` says what an unknown address gets: `404` is
 * the site's `404.html` with status 404, as GitHub Pages answers; `index` is its `index.html` with status 200,
 * as hosts for single-page apps answer. `headers` go with every answer.
 *
 * The result has the `origin`, the `base` and the paths that were asked for (`requests`, from the base).
 * `answers(path, answer)` puts another answer in place of a path's own: `{ status, type, body }`, or
 * `"nothing"` to close the connection; without an answer the file is itself again. `hold(path)` keeps every
 * answer for a path back until the function it returns is called. `waitFor(path)` resolves once it is asked for.
 */
export async function host(folder, { base = "/", missing = "404", headers = {} } = {}) {
  const answers = new Map();
  const held = new Map();
  const waiting = [];
  const requests = [];
  const server = createServer({ maxHeaderSize: LONGEST_ADDRESS }, async (request, response) => {
    const pathname = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
    const path = pathname.startsWith(base) ? pathname.slice(base.length) : undefined;
    requests.push(path ?? pathname);
    waiting.forEach((check) => check());
    await held.get(path)?.promise;
    const answer = answers.get(path) ?? (await file(folder, path)) ?? (await absent(folder, missing));
    if (answer === "nothing") {
      request.socket.destroy();
      return;
    }
    const { status = 200, type = "text/plain", body = "", location } = answer;
    if (location) response.setHeader("Location", `${pathname}/`);
    response.writeHead(status, { "Content-Type": type, "Cache-Control": "no-cache", ...headers });
    response.end(body);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  atEnd(() => server.close().closeAllConnections());
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    base,
    requests,
    answers: (path, answer) => (answer === undefined ? answers.delete(path) : answers.set(path, answer)),
    hold(path) {
      let release;
      held.set(path, { promise: new Promise((resolve) => (release = resolve)) });
      return () => {
        held.delete(path);
        release();
      };
    },
    waitFor: (path, times = 1) =>
      new Promise((resolve) => {
        const check = () => requests.filter((it) => it === path).length >= times && resolve();
        waiting.push(check);
        check();
      }),
  };
}

async function file(folder, path) {
  if (path === undefined || path.split("/").includes("..")) return undefined;
  const name = path === "" || path.endsWith("/") ? `${path}index.html` : path;
  const info = await stat(join(folder, name)).catch(() => undefined);
  if (info?.isDirectory()) return { status: 301, location: true };
  if (!info) return undefined;
  return { type: TYPES[extname(name)] ?? "application/octet-stream", body: await readFile(join(folder, name)) };
}

async function absent(folder, missing) {
  const [status, name] = missing === "index" ? [200, "index.html"] : [404, "404.html"];
  return { status, type: TYPES[".html"], body: await readFile(join(folder, name)) };
}
