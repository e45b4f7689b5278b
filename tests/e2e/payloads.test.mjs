// Strings that others have collected because they do harm somewhere do none in any place of a site, with the site's
// policy and without it: no script runs, nothing is asked of another host but https pictures, sound and film, and the
// page consists of the closed set.

import assert from "node:assert/strict";
import { cpSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { inBrowser, open, ready } from "./harness/browser.mjs";
import { watchStrangers } from "./harness/closed.mjs";
import { host } from "./harness/host.mjs";
import { payloads } from "./harness/payloads.mjs";
import { folder, inline } from "./harness/site.mjs";

const strings = payloads();

/** A browser is soon done with few pages, so each holds this many strings. */
const EACH = 120;
const batches = Array.from({ length: Math.ceil(strings.length / EACH) }, (_, at) =>
  strings.slice(at * EACH, (at + 1) * EACH),
);

/** A string of YAML; JSON's are, but for characters that YAML wants escaped. */
const scalar = (text) =>
  JSON.stringify(text).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );

/** One string in every place of a text. */
const everywhere = (text) => {
  const line = text.replace(/[\r\n]+/g, " ");
  const inside = line.replace(/[<>\\]/g, "\\$&");
  return [
    text,
    `## ${line}`,
    `[a link](<${inside}>) ![a picture](<${inside}>) [a title](x.md "${line.replace(/"/g, '\\"')}")`,
    `[${line}](${line}) <${line}>`,
    `<p title="${line.replace(/"/g, "&quot;")}" class="${line.replace(/"/g, "")}" id='${line.replace(/'/g, "")}'>an attribute</p>`,
    `<a href="${line.replace(/"/g, "&quot;")}">a link as HTML</a> <img src="${line.replace(/"/g, "&quot;")}" alt="x">`,
    `<div>\n${text}\n</div>`,
    `::: ${line}\nin a box\n:::`,
    `\`\`\`${line.replace(/`/g, "")}\n${text.replace(/^ *(`{3,}|~{3,})/gm, "")}\n\`\`\``,
    `[^${line.replace(/[[\]]/g, "")}] and ^[${line}]`,
  ].join("\n\n");
};

const TEXTS = ["title", "description", "author", "keywords"];
const OTHERS = ["linkTitle", "summary", "tags", "categories", "series", "image", "language", "editUrl"];
const KEYS = [...TEXTS, ...OTHERS, "aliases", "slug"];
const front = (keys, text) => `---\n${keys.map((key) => `${key}: ${scalar(text)}\n`).join("")}---\n\n`;
const LIST = "```mdcms posts-created-chronological\nlimit: all\npaginate: none\n```";

/** Every string is the front matter of a post; every batch is the front matter and the text of a page. */
const texts = inline(
  {
    ...Object.fromEntries(strings.map((text, at) => [`posts/${at}/s.md`, `${front(KEYS, text)}.\n`])),
    ...Object.fromEntries(
      batches.map((batch, at) => [
        `pages/b-${at}.md`,
        `${front(TEXTS, batch.join(" "))}${batch.map(everywhere).join("\n\n")}\n`,
      ]),
    ),
    "pages/home.md": `# Home\n\n${LIST}\n`,
    "nav.yml": "pages: []\n",
  },
  ["--base-url", "https://site.example/"],
);

/** Every string is a name and a file of the navigation; a batch is the site's name, description and footer. */
const frames = batches.map((batch) =>
  inline({
    "config.yml": [
      `sitename: ${scalar(batch.join(" "))}`,
      `sitedescription: ${scalar(batch.join(" "))}`,
      `pagenotfoundmessage: ${scalar(batch.join(" "))}`,
      `footer: ${scalar(batch.map(everywhere).join("\n\n"))}`,
    ].join("\n"),
    "nav.yml": batch
      .map((text) => `- file: pages/a.md\n  title: ${scalar(text)}\n- file: ${scalar(text)}\n`)
      .join(""),
    "pages/a.md": "# A\n",
    "pages/home.md": "# Home\n",
  }),
);

const quiet = inline({ "pages/home.md": "# Home\n" });

const POLICY = /<meta http-equiv="Content-Security-Policy"[^>]*>/;
const pagesOf = (root) =>
  readdirSync(root, { recursive: true }).filter((path) => /(^|\/)(index|404)\.html$/.test(path));

/** The same site without its policy. */
function withoutPolicy(root) {
  const copy = folder();
  cpSync(root, copy, { recursive: true });
  let changed = 0;
  for (const page of pagesOf(copy)) {
    const html = readFileSync(join(copy, page), "utf8");
    changed += POLICY.test(html);
    writeFileSync(join(copy, page), html.replace(POLICY, ""));
  }
  assert.ok(changed > 2, "there was a policy");
  return copy;
}

/** Opens a page of a site, and looks at everything that is on it. */
async function look(page, address) {
  await open(page, address);
  assert.deepEqual([address, await page.evaluate(() => window.strangers())], [address, []]);
}

/** What is asked of other hosts, by kind and scheme; nothing gets an answer. */
async function foreigners(context) {
  const asked = new Set();
  await context.route(
    (url) => url.hostname !== "127.0.0.1",
    (route) => {
      const request = route.request();
      asked.add(`${request.resourceType()} ${new URL(request.url()).protocol}`);
      return route.abort("aborted");
    },
  );
  return asked;
}

for (const [name, site] of [
  ["with the policy", (root) => root],
  ["without a policy", withoutPolicy],
]) {
  /** A test whose pages run nothing, ask nobody and break no policy. */
  const harmless = (what, patience, body) =>
    inBrowser(`${strings.length} strings do no harm ${what}, ${name}`, { patience }, async (page, more) => {
      await watchStrangers(more.context);
      const foreign = await foreigners(more.context);
      await body(page);
      for (const kind of foreign) assert.match(kind, /^(image|media) https:$/);
      const tried = more.watched.problems.filter((problem) => /policy violation|uncaught/.test(problem));
      assert.deepEqual(tried, [], "nothing even tries");
      // Most pictures and addresses lead nowhere.
      more.watched.problems.length = 0;
    });

  harmless("in posts and their front matter", 12, async (page) => {
    const { origin } = await host(site(texts.root));
    await look(page, `${origin}/`);
    assert.equal(await page.locator("main .post-title").count(), strings.length, "every string is a title of the list");
    for (const at of batches.keys()) await look(page, `${origin}/b-${at}/`);
  });

  harmless("as names and links of a site", 12, async (page) => {
    for (const [at, frame] of frames.entries()) {
      const { origin } = await host(site(frame.root));
      await look(page, `${origin}/`);
      assert.equal(await page.locator("nav[aria-label=Main] a").count(), batches[at].length, "every string is in the navigation");
    }
  });

  harmless("in addresses", 12, async (page) => {
    const { origin } = await host(site(quiet.root));
    // Pages that are not there, what a search would be asked for, and places on a page.
    for (const batch of batches) {
      const text = encodeURIComponent(batch.join(" "));
      await look(page, `${origin}/posts/${text}/?q=${text}#${text}`);
    }
    // More places, and addresses of old forms.
    await open(page, `${origin}/`);
    const found = await page.evaluate(async (fragments) => {
      for (const fragment of fragments) {
        const before = location.href;
        const moved = new Promise((resolve) => addEventListener("hashchange", resolve, { once: true }));
        location.hash = fragment;
        if (location.href !== before) await moved;
      }
      return [...window.strangers(), location.origin];
    }, strings);
    assert.deepEqual(found, [origin]);
    await ready(page);
  });
}

/** As browsers read the files, without a script of theirs run. */
const still = `${strings.length} strings add nothing to the pages of a build`;
inBrowser(still, { patience: 12 }, async (page, { context }) => {
  await watchStrangers(context);
  const root = withoutPolicy(texts.root);
  const { origin } = await host(root);
  await open(page, `${origin}/404.html`);
  const addresses = pagesOf(root);
  assert.ok(addresses.length > strings.length);
  const found = await page.evaluate(async (addresses) => {
    const known = window.scripts().join();
    const found = [];
    for (const address of addresses) {
      const url = new URL(address.split("/").map(encodeURIComponent).join("/"), document.baseURI).href;
      const html = await (await fetch(url)).text();
      const read = new DOMParser().parseFromString(html, "text/html");
      const strangers = window.strangers(read, url);
      const scripts = window.scripts(read).join();
      // The redirect of an alias has none.
      if (scripts && scripts !== known) strangers.push(scripts);
      if (strangers.length) found.push([address, ...strangers]);
    }
    return found;
  }, addresses);
  assert.deepEqual(found, []);
  console.log(`# ${addresses.length} files of HTML`);
});
