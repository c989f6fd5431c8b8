// What the reader chose on an earlier page or in another tab; where storage is forbidden it lasts for the page.

/**
 * @param {string} key
 * @returns {string | undefined} "" for nothing chosen, undefined where the reader forbids storage
 */
function choice(key) {
  try {
    return localStorage.getItem(key) ?? "";
  } catch {
    return undefined;
  }
}

/**
 * @param {string} key
 * @param {string} value
 */
function keepChoice(key, value) {
  try {
    localStorage.setItem(key, value);
  } catch {}
}
