// What several runs say together.

/** Median, least and greatest of some numbers. */
export function summary(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const median = sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  return { median, min: sorted[0], max: sorted[sorted.length - 1], runs: sorted.length };
}

/** Whether two summaries differ by no more than either of them varies. */
export function isTie(one, other) {
  const inside = (value, { min, max }) => value >= min && value <= max;
  return inside(one.median, other) || inside(other.median, one);
}
