// Strings that others have collected because they do harm somewhere: each is the body of a post, its title and the
// rest of its front matter, a link, a picture and an attribute, with the site's policy and without it.

import assert from "node:assert/strict";
import { cpSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

import { inBrowser, ready } from "./harness/browser.mjs";
import { host } from "./harness/host.mjs";
import { folder, inline } from "./harness/site.mjs";

const strings = createRequire(import.meta.url)("big-list-of-naughty-strings");

/** Posts are few, so that a browser is done with them soon: each holds some strings, one of them in its front matter. */
const EACH = 10;

/** Elements and attributes that a page of ours may have; `data-` is the app's own. */
const ELEMENTS =
  /^(a|abbr|article|audio|b|bdi|bdo|blockquote|br|button|caption|cite|code|col|colgroup|data|dd|del|details|dfn|div|dl|dt|em|figcaption|figure|footer|h[1-6]|header|hr|i|img|input|ins|kbd|li|main|mark|meter|nav|ol|p|picture|pre|progress|q|rp|rt|ruby|s|samp|section|small|source|span|strong|sub|summary|sup|table|tbody|td|tfoot|th|thead|time|tr|track|u|ul|var|video|wbr)$/;
const ATTRIBUTES =
  /^(alt|aria-[a-z]+|checked|class|colspan|controls|data-[a-z-]+|datetime|default|dir|disabled|height|href|id|kind|label|lang|loading|media|open|poster|preload|reversed|role|rowspan|scope|sizes|span|src|srclang|srcset|start|tabindex|title|type|value|width|max|min|low|high|optimum|loop|muted)$/;
const SCHEMES = /^(https?|mailto|tel):$/;

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

function posts() {
  const files = {};
  for (let at = 0; at < strings.length; at += EACH) {
    const some = strings.slice(at, at + EACH);
    const front = ["title", "description", "author", "keywords"].map((key) => `${key}: ${JSON.stringify(some[0])}\n`);
    const slug = `post-${at / EACH}`;
    files[`posts/${slug}.md`] = `---\n${front.join("")}slug: ${slug}\n---\n\n${some.map(everywhere).join("\n\n")}\n`;
  }
  return files;
}
const files = posts();
const LIST = "```mdcms posts-created-chronological\nlimit: all\npaginate: none\n```";
const site = inline({ ...files, "pages/home.md": `# Home\n\n${LIST}\n` });

/** The same site without its policy. */
function withoutPolicy() {
  const root = folder();
  cpSync(site.root, root, { recursive: true });
  const policy = /<meta http-equiv="Content-Security-Policy"[^>]*>/;
  let changed = 0;
  for (const entry of readdirSync(root, { recursive: true })) {
    if (!entry.endsWith(".html")) continue;
    const html = readFileSync(join(root, entry), "utf8");
    changed += policy.test(html);
    writeFileSync(join(root, entry), html.replace(policy, ""));
  }
  assert.ok(changed > Object.keys(files).length);
  return root;
}

/** Everything on the page that is not of the closed set. */
const strangers = (page) =>
  page.evaluate(
    ([elements, attributes, schemes]) => {
      const [element, attribute, scheme] = [elements, attributes, schemes].map((source) => new RegExp(source));
      const found = [];
      const walker = document.createTreeWalker(document.getElementById("mdcms"), NodeFilter.SHOW_ELEMENT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        if (!element.test(node.localName)) found.push(`<${node.localName}>`);
        for (const { name, value } of Element.prototype.hasAttributes.call(node) ? [...node.attributes] : []) {
          if (!attribute.test(name)) found.push(`${node.localName} ${name}`);
          if (["href", "src", "poster"].includes(name)) {
            const { protocol } = new URL(value, document.baseURI);
            const isPicture = name === "src" && /^data:image\/(png|gif|jpeg|webp|avif)[;,]/i.test(value);
            if (!scheme.test(protocol) && !isPicture) found.push(`${name}=${value}`);
          }
        }
      }
      return { found, ran: window.ran };
    },
    [ELEMENTS.source, ATTRIBUTES.source, SCHEMES.source],
  );

for (const [name, root] of [
  ["with the policy", site.root],
  ["without a policy", withoutPolicy()],
]) {
  inBrowser(`${strings.length} strings that do harm elsewhere do none, ${name}`, { patience: 12 }, async (page, { context, watched }) => {
    const { origin } = await host(root);
    await context.addInitScript(() => {
      for (const dialog of ["alert", "confirm", "prompt", "print"]) window[dialog] = () => (window.ran = dialog);
    });
    // Pictures and films of other hosts may be asked for, by https; the answer does not matter here.
    const foreign = new Set();
    await context.route(
      (url) => url.origin !== origin,
      (route) => {
        const request = route.request();
        foreign.add(`${request.resourceType()} ${new URL(request.url()).protocol}`);
        return route.abort("aborted");
      },
    );
    const addresses = ["", "posts/", ...Object.keys(files).map((path) => path.replace(/\.md$/, "/"))];
    for (const address of addresses) {
      await page.goto(`${origin}/${address}`);
      await ready(page);
      const { found, ran } = await strangers(page);
      assert.deepEqual([address, found, ran], [address, [], undefined]);
    }
    for (const kind of foreign) assert.match(kind, /^(image|media) https:$/);
    const bad = watched.problems.filter((problem) => /policy violation|uncaught/.test(problem));
    assert.deepEqual(bad, [], "nothing even tries");
    console.log(`# ${strings.length} strings on ${addresses.length} pages, ${name}`);
    watched.problems.length = 0;
  });
}
