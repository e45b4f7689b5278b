// What readers have chosen, kept where storage is not denied.

/** What is kept under a name; `null` where that is nothing. */
export function kept(key) {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** Keeps a value; where it cannot be kept, the choice holds until the page is left. */
export function keep(key, value) {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Nothing else is lost.
  }
}
