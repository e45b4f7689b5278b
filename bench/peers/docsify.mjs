// docsify with its search plugin, set up as its quick start and its page of plugins say, from the site's own host.

import { join } from "node:path";

import { copy, write } from "../lib/files.mjs";
import { packageVersion } from "../lib/packages.mjs";
import { BENCH, emptied } from "../lib/paths.mjs";

export const name = "docsify";
export const version = () => packageVersion("docsify");

const INDEX = `<!doctype html>
<html>
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
    <link rel="icon" href="data:,">
    <link rel="stylesheet" href="docsify/core.min.css">
  </head>
  <body class="loading">
    <div id="app"></div>
    <script>
      window.$docsify = { name: "Bench", search: "auto" };
    </script>
    <script src="docsify/docsify.min.js"></script>
    <script src="docsify/search.min.js"></script>
  </body>
</html>
`;

export function make(posts) {
  const folder = emptied("sites", "docsify");
  const dist = join(BENCH, "node_modules/docsify/dist");
  copy(folder, {
    "docsify/core.min.css": join(dist, "themes/core.min.css"),
    "docsify/docsify.min.js": join(dist, "docsify.min.js"),
    "docsify/search.min.js": join(dist, "plugins/search.min.js"),
  });
  write(folder, { "index.html": INDEX, ".nojekyll": "", "README.md": "# Bench\n" });
  for (const post of posts) {
    const text = `# ${post.title}\n\n${post.description}\n\n${post.body((to) => `/posts/${to}.md`)}`;
    write(folder, { [`posts/${post.slug}.md`]: text });
  }
  return { root: folder, url: (post) => `/#/posts/${post.slug}` };
}
