// Everything that goes wrong in a page without anybody looking.

import assert from "node:assert/strict";

/**
 * Watches every page of a context. The result has the `problems` so far, one line each, the addresses of all
 * `requests` that the network or a cache had to answer, and `check(expects)`.
 */
export async function watch(context) {
  const problems = [];
  const requests = [];
  let origin;
  await context.exposeBinding("e2eProblem", (_, text) => problems.push(text));
  await context.addInitScript(() => {
    addEventListener("securitypolicyviolation", (event) => {
      window.e2eProblem(`policy violation: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
    });
  });
  context.on("console", (message) => {
    if (["warning", "error"].includes(message.type())) {
      problems.push(`console ${message.type()}: ${message.text()} (${message.location().url})`);
    }
  });
  context.on("weberror", (event) => problems.push(`uncaught error: ${event.error().message}`));
  context.on("request", (request) => {
    const url = new URL(request.url());
    if (!url.protocol.startsWith("http")) return;
    // The first page that is opened is the site.
    origin ??= url.origin;
    requests.push(url.pathname);
    if (url.origin !== origin) problems.push(`request to another origin: ${url.href}`);
  });
  context.on("requestfailed", (request) => {
    const why = request.failure()?.errorText;
    // What a page was still fetching when the test left it is given up by the browser; what the policy refuses is
    // told as a violation, and what JavaScript turned off refuses has the same name.
    if (why !== "net::ERR_ABORTED" && why !== "csp") problems.push(`failed request: ${request.url()} ${why}`);
  });
  context.on("response", (response) => {
    if (response.status() >= 400) problems.push(`answer ${response.status()}: ${response.url()}`);
  });
  return {
    problems,
    requests,
    check(expects) {
      const matches = (problem) => expects.some((pattern) => pattern.test(problem));
      assert.deepEqual(
        problems.filter((problem) => !matches(problem)),
        [],
        "the page is not quiet",
      );
      const idle = expects.filter((pattern) => !problems.some((problem) => pattern.test(problem)));
      assert.deepEqual(idle.map(String), [], "what the test expects did not happen");
    },
  };
}
