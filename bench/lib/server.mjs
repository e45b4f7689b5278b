// Development servers, started and stopped.

import { spawn } from "node:child_process";
import { createServer } from "node:net";

/** How long a server may take to answer, in milliseconds. */
const PATIENCE = 120_000;

/** Starts what `command(port)` says and waits until it answers. */
export async function start(command) {
  const port = await free();
  const [file, args] = command(port);
  const child = spawn(file, args, { stdio: ["ignore", "pipe", "pipe"], detached: true });
  let said = "";
  let ended = null;
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (part) => (said = (said + part).slice(-4000)));
  child.on("error", (error) => (ended = error.message));
  child.on("exit", (code, signal) => (ended ??= `ended with ${signal ?? `exit code ${code}`}`));
  const address = `http://127.0.0.1:${port}`;
  const deadline = performance.now() + PATIENCE;
  while (!(await answers(address))) {
    if (ended || performance.now() > deadline) throw new Error(`${file} ${ended ?? "does not answer"}:\n${said}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const stop = async () => {
    if (ended) return;
    const gone = new Promise((resolve) => child.on("exit", resolve));
    // What it has started goes with it.
    process.kill(-child.pid, "SIGKILL");
    await gone;
  };
  return { address, stop };
}

const answers = (address) => fetch(address).then(() => true, () => false);

/** A port that nobody listens on. */
function free() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
