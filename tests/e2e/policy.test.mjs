// The page's own policy holds: it would stop what a hole in the app let through.

import assert from "node:assert/strict";

import { inBrowser, open } from "./harness/browser.mjs";
import { host } from "./harness/host.mjs";
import { techpulse } from "./harness/site.mjs";

const site = techpulse();

/** What an attacker would try, and how the browser tells of its refusal. */
const ATTEMPTS = [
  [
    "HTML from a string",
    () => (document.body.innerHTML = "<b>x</b>"),
    /TrustedHTML/,
    [/policy violation: require-trusted-types-for/, /console error/],
  ],
  [
    "a policy of its own for HTML",
    () => trustedTypes.createPolicy("mine", { createHTML: (text) => text }),
    /disallowed/,
    [/policy violation: trusted-types/, /console error/],
  ],
  [
    "code from a string",
    // Later, because what a test itself evaluates is free of the policy.
    () =>
      new Promise((done, fail) => {
        setTimeout(() => {
          try {
            done(new Function("return 1")());
          } catch (error) {
            fail(error);
          }
        });
      }),
    /Content Security Policy|TrustedScript/,
    [/policy violation/, /console error/],
  ],
  [
    "a script of another host",
    () =>
      new Promise((done, fail) => {
        const script = document.createElement("script");
        script.onload = done;
        script.onerror = () => fail(new Error("the script did not load"));
        script.src = "https://evil.example/x.js";
        document.head.append(script);
      }),
    /TrustedScriptURL/,
    [/policy violation: require-trusted-types-for/, /console error/],
  ],
  [
    "a request to another host",
    () => fetch("https://evil.example/"),
    /Failed to fetch|Refused/,
    [/policy violation: connect-src/, /console error/],
  ],
  [
    "an inline handler",
    () => {
      document.querySelector("h1").setAttribute("onclick", "window.pwned = true");
      document.querySelector("h1").click();
      if (!window.pwned) throw new Error("the handler did not run");
    },
    /TrustedScript|did not run/,
    [/policy violation/, /console error/],
  ],
  [
    "another base for addresses",
    () => {
      const base = document.createElement("base");
      base.href = "https://evil.example/";
      document.head.append(base);
      if (document.baseURI === location.href) throw new Error("the base has no effect");
    },
    /no effect/,
    [/policy violation: base-uri/, /console error/],
  ],
];
for (const [what, attempt, refusal, expects] of ATTEMPTS) {
  for (const address of ["posts/passkeys/", "404.html"]) {
    inBrowser(`the policy of /${address} refuses ${what}`, { expects }, async (page) => {
      const { origin } = await host(site.root);
      await open(page, `${origin}/${address}`);
      await assert.rejects(async () => page.evaluate(attempt), refusal);
      assert.equal(await page.evaluate(() => window.pwned), undefined);
    });
  }
}
