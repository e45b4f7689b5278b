// What a test file has started ends with its last test, whichever test has started it.

import { after } from "node:test";

const ends = [];
after(() => Promise.all(ends.map((end) => end())));

/** Runs a function once all tests of the file have ended. */
export const atEnd = (end) => void ends.push(end);
