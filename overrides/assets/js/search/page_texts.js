// The texts of the sections of a page, which are asked for when the page is among the results.

/** @type {Record<string, Record<string, string>>} */
const searchTexts = {};
/** @type {Map<string, Promise<unknown>>} */
const searchTextsAsked = new Map();

/**
 * @param {SearchResult} result
 * @returns {string | undefined} undefined before the texts of its page are there; empty if they could not be loaded
 */
function searchText({ page, address }) {
  return searchTexts[page] && (searchTexts[page][address.slice(page.length + 1)] ?? "");
}

/**
 * @param {string} page its address: `a/b/`, or `a/b.html` in a site that is read from a folder
 * @returns {Promise<unknown>}
 */
function loadSearchTexts(page) {
  const file = page.replace(/(\.html|\/)$/, "").replaceAll("/", ".") || "index";
  const asked = searchTextsAsked.get(page) ?? loadScript(`search/${file}.js`).catch(() => (searchTexts[page] = {}));
  searchTextsAsked.set(page, asked);
  return asked;
}
