// Web servers on free ports of this machine: two that nobody here wrote, and the command's own.

import { spawn } from "node:child_process";
import { createServer } from "node:net";
import { join } from "node:path";

import { atEnd } from "./end.mjs";
import { COMMAND, ROOT } from "./site.mjs";

/** Serves a folder by Python's own server. */
export const python = (folder) =>
  program("python3", ["-u", "-m", "http.server", "0", "--bind", "127.0.0.1", "--directory", folder]);

/** Serves a folder by the npm package http-server, as it comes. */
export const npm = async (folder) => {
  const script = join(ROOT, "node_modules/http-server/bin/http-server");
  return program(process.execPath, [script, folder, "-a", "127.0.0.1", "-p", String(await freePort())]);
};

/** Shows the source of a site by `mdcms serve`. */
export const live = (source) => program(COMMAND, ["serve", source, "--port", "0"]);

/** Every server and place at which a built site has to work: name, and a function that starts it. */
export const HOSTS = [
  ["python's http.server at /", (site) => python(site.root), "/"],
  ["python's http.server at /some/repo/", (site) => python(site.parent), "/some/repo/"],
  ["npm's http-server at /", (site) => npm(site.root), "/"],
  ["npm's http-server at /some/repo/", (site) => npm(site.parent), "/some/repo/"],
];

const children = [];
atEnd(() => children.forEach((child) => child.kill()));
// Whatever ends the tests, no server outlives them.
process.on("exit", () => children.forEach((child) => child.kill("SIGKILL")));

/** Starts a server and waits for the address it prints; it ends with the tests of the file. */
async function program(file, args) {
  const child = spawn(file, args, { stdio: ["ignore", "pipe", "pipe"], env: { ...process.env, NO_COLOR: "1" } });
  children.push(child);
  let said = "";
  const origin = await new Promise((resolve, reject) => {
    const listen = (data) => {
      said += data;
      // http-server prints its address before it listens.
      const ready = !said.includes("http-server") || said.includes("Hit CTRL-C");
      const address = /http:\/\/127\.0\.0\.1:\d+/.exec(said);
      if (address && ready) resolve(address[0]);
    };
    child.stdout.on("data", listen);
    child.stderr.on("data", listen);
    child.once("error", reject);
    child.once("exit", (code) => reject(new Error(`${file} ended with ${code}: ${said}`)));
  });
  return { origin, said: () => said, stop: () => child.kill() };
}

async function freePort() {
  const probe = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => probe.once("listening", resolve));
  const { port } = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
