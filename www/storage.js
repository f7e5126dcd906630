/** What the page remembers in this browser, where the browser lets it: also from a local file. */
const PREFIX = 'newsmark.';

/**
 * @param {string} name
 * @returns {string | null}
 */
export function recall(name) {
  try {
    return localStorage.getItem(PREFIX + name);
  } catch {
    // Storage may be forbidden: then everything lasts as long as the page.
    return null;
  }
}

/**
 * @param {string} name
 * @param {string} value
 * @returns {boolean}  false if the browser did not keep it
 */
export function keep(name, value) {
  try {
    localStorage.setItem(PREFIX + name, value);
    return true;
  } catch {
    return false;
  }
}
