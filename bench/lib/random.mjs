// Numbers that look random and are the same on every machine.

/** mulberry32 by Tommy Ettinger (public domain): numbers from 0 up to 1, always the same ones for a seed. */
export function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A whole number from 0 up to `below`. */
export const whole = (next, below) => Math.floor(next() * below);

/** One of these. */
export const one = (next, all) => all[whole(next, all.length)];
