// The order of the runs: one of each site, again and again.

/** The sites of some peers for the same posts: where each is to be served from, and the address of a post. */
export async function made(peers, posts, progress) {
  const sites = [];
  for (const peer of peers) {
    progress(`${peer.name}: making its site`);
    sites.push({ name: peer.name, ...(await peer.make(posts)) });
  }
  return sites;
}

/**
 * Lets `act` measure each site in turn; gives for each site what its runs gave. A round that does not count comes
 * first: it fills the caches of the machine, of the host and of the site's own program. `act` is told the number of
 * the run, which is negative in that round.
 */
export async function interleaved(sites, { runs, progress, what }, act) {
  const samples = sites.map(() => []);
  for (let run = -1; run < runs; run += 1) {
    for (const [at, site] of sites.entries()) {
      progress(`${what}: ${site.name}, run ${run + 1} of ${runs}`);
      const seen = await act(site, run);
      if (run >= 0) samples[at].push(seen);
    }
  }
  return samples;
}

/** The rows of a table: of each site the part of its samples that `part` takes. */
export const entries = (sites, samples, part = (sample) => sample) =>
  sites.map(({ name }, at) => ({ name, samples: samples[at].map(part) }));
