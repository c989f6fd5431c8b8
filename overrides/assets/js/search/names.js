// The words of a text as the index has them; hooks/search_index.py writes their rules into the index.

/**
 * `acks_late`: the parts `acks`, `late`, whole `ackslate`; asking: a word such as `when`.
 *
 * @typedef {{ parts: string[], whole: string, asking: boolean }} SearchName
 */

/** @type {{ name: RegExp, between: RegExp, endings: RegExp[] } | undefined} */
let searchRules;

/**
 * @param {string} text
 * @returns {SearchName[]} without those that every text has, such as `de`
 */
function searchNames(text) {
  searchRules ??= {
    name: new RegExp(searchIndex.name, "g"),
    between: new RegExp(searchIndex.break),
    endings: searchIndex.endings.map((ending) => new RegExp(ending)),
  };
  const { name, between } = searchRules;
  const plain = text.normalize("NFD").replace(/[\u0300-\u036f]/g, "");
  return (plain.match(name) ?? []).flatMap((written) => {
    const parts = written.split(between).map((part) => part.toLowerCase());
    const kept = parts.filter((part) => (part.length > 1 || parts.length === 1) && !searchIndex.leftOut.includes(part));
    const [whole, asking] = [withoutEnding(parts.join("")), searchIndex.asking.includes(kept[0])];
    return kept.length ? [{ parts: kept.map(withoutEnding), whole, asking }] : [];
  });
}

/** @param {string} word */
function withoutEnding(word) {
  return searchRules?.endings.reduce((left, ending) => left.replace(ending, "$1"), word) ?? word;
}
