// From what the reader typed to pages and their sections, best first.

/** @typedef {{ address: string, title: string, page: string, score: number }} SearchResult */
/** @typedef {{ address: string, title: string, label: string, results: SearchResult[] }} SearchGroup */
/** @typedef {{ groups: SearchGroup[], words: SearchWord[], typed: string[], near: boolean, some: boolean }} SearchFound */

/**
 * Sections with all the words come first, then those of pages that have them all in several sections; when no page
 * has them all, the sections of the pages with most of them.
 *
 * @param {SearchIndex} index
 * @param {string} text
 * @returns {SearchFound}
 */
function searchFor(index, text) {
  const all = searchNames(text);
  const asked = all.some((name) => !name.asking) ? all.filter((name) => !name.asking) : all;
  const sections = rankedSections(index, asked, all);
  const most = Math.max(0, ...sections.map(({ onPage }) => onPage));
  const best = sections.filter(({ has, onPage, together }) => onPage === most && has === together);
  const results = best.map(({ section, has, rank }) => {
    const [title, address] = searchIndex.sections[section];
    const worth = address.endsWith("#sources") ? rank / 2 : rank; // the text comes before what supports it
    return { address, title, page: index.pages[section], score: has * 1000 + worth };
  });
  const sort = () => results.sort((a, b) => b.score - a.score);
  const joined = joinedName(text);
  for (const result of sort().slice(0, 50)) // those further down would not come up
    if (joinedName(result.title) === joined) result.score += (result.score % 1000) * 0.6;
  const typed = all.flatMap(({ parts, whole }) => [...new Set([...parts, whole])]);
  return {
    groups: grouped(index, sort()),
    typed,
    words: typed.map((word) => index.word(word)),
    near: asked.some(({ parts, whole }) => [...parts, whole].every((word) => index.word(word).near)),
    some: most < asked.length,
  };
}

/** @typedef {{ section: number, has: number, onPage: number, together: number, rank: number }} RankedSection */

/**
 * What each section is worth: how many of the words it has, how many its page has, and the most of one section there.
 *
 * @param {SearchIndex} index
 * @param {SearchName[]} asked
 * @param {SearchName[]} all
 * @returns {RankedSection[]}
 */
function rankedSections(index, asked, all) {
  const ranks = new Map(all.map((name) => [name, ranksOfName(index, name)]));
  const wanted = asked.map((name) => ranks.get(name) ?? new Map());
  /** @type {Map<string, Set<number>>} */
  const found = new Map(); // by page, the words that it has
  /** @type {Map<string, number>} */
  const together = new Map();
  const sections = [...new Set(wanted.flatMap((each) => [...each.keys()]))].map((section) => {
    const page = index.pages[section];
    const has = wanted.flatMap((each, at) => (each.has(section) ? [at] : []));
    const here = found.get(page) ?? new Set();
    has.forEach((at) => here.add(at));
    found.set(page, here);
    together.set(page, Math.max(together.get(page) ?? 0, has.length));
    const rank = [...ranks.values()].reduce((sum, each) => sum + (each.get(section) ?? 0), 0);
    return { section, page, has: has.length, rank };
  });
  return sections.map(({ page, ...section }) => ({
    ...section,
    onPage: found.get(page)?.size ?? 0,
    together: together.get(page) ?? 0,
  }));
}

/**
 * `acks_late` is found whole, or by all its parts.
 *
 * @param {SearchIndex} index
 * @param {SearchName} name
 * @returns {Map<number, number>}
 */
function ranksOfName(index, { parts, whole }) {
  const ranks = new Map(index.word(whole).ranks);
  const [first, ...others] = parts.map((part) => index.word(part).ranks);
  if (!others.length) return ranks.size ? ranks : first;
  for (const [section, rank] of first)
    if (others.every((other) => other.has(section))) {
      const sum = others.reduce((so, other) => so + (other.get(section) ?? 0), rank);
      ranks.set(section, (ranks.get(section) ?? 0) + sum / parts.length);
    }
  return ranks;
}

/**
 * @param {SearchIndex} index
 * @param {SearchResult[]} results best first
 * @returns {SearchGroup[]} by page; the page with the best result first
 */
function grouped(index, results) {
  /** @type {Map<string, SearchGroup>} */
  const groups = new Map();
  for (const result of results) {
    const address = result.page;
    const group = groups.get(address) ?? {
      address,
      title: searchIndex.sections[index.pages.indexOf(address)][0],
      label: searchIndex.labels[address] ?? "",
      results: [],
    };
    group.results.push(result);
    groups.set(address, group);
  }
  return [...groups.values()];
}

/**
 * The same for `back-pressure`, `back pressure` and `backpressure`.
 *
 * @param {string} text
 */
function joinedName(text) {
  return searchNames(text).flatMap(({ parts }) => parts).join("");
}
