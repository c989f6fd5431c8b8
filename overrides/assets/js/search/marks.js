// The words that were found, marked in a text; never by HTML, so that no text can become markup.

const SEARCH_EXCERPT = 170; // characters

/** @typedef {{ start: number, end: number, word: number }} SearchMark  where a word of the query stands, and which */

/**
 * @param {string} text
 * @param {SearchFound} found
 * @returns {SearchMark[]}
 */
function searchMarks(text, { words, typed }) {
  const names = [...text.matchAll(/\p{N}+(?:\.\p{N}+)+|[\p{L}\p{M}\p{N}_]+(?:-[\p{L}\p{M}\p{N}_]+|[#+]+)*/gu)];
  return names.flatMap(({ 0: name, index: start }) => {
    const read = searchNames(name).flatMap(({ parts, whole }) => [whole, ...parts]);
    const word = words.findIndex(({ known }, at) => read.some((each) => each === typed[at] || known.has(each)));
    return word < 0 ? [] : [{ start, end: start + name.length, word }];
  });
}

/**
 * @param {string} text
 * @param {SearchFound} found
 * @returns {(string | Node)[]} the text with its marks
 */
function markedText(text, found) {
  /** @type {(string | Node)[]} */
  const nodes = [];
  let from = 0;
  for (const { start, end } of searchMarks(text, found)) {
    const mark = document.createElement("mark");
    mark.textContent = text.slice(start, end);
    nodes.push(text.slice(from, start), mark);
    from = end;
  }
  return [...nodes, text.slice(from)];
}

/**
 * The part of a text that has most of the words, or two parts when one is too short for them.
 *
 * @param {string} text
 * @param {SearchFound} found
 * @returns {string}
 */
function searchExcerpt(text, found) {
  const marks = searchMarks(text, found);
  const whole = bestPart(marks, SEARCH_EXCERPT);
  const missing = marks.filter(({ word }) => !whole.words.has(word));
  if (!missing.length) return cut(text, [whole.from], SEARCH_EXCERPT);
  const half = SEARCH_EXCERPT / 2;
  const others = bestPart(missing, half);
  const first = bestPart(marks.filter(({ word }) => !others.words.has(word)), half);
  const close = Math.abs(first.from - others.from) < half;
  const from = Math.min(first.from, others.from);
  return close ? cut(text, [from], SEARCH_EXCERPT) : cut(text, [from, Math.max(first.from, others.from)], half);
}

/**
 * @param {SearchMark[]} marks
 * @param {number} length
 */
function bestPart(marks, length) {
  let best = { from: 0, words: new Set() };
  for (const { start, end } of marks) {
    const from = end <= length * 0.8 ? 0 : start - Math.round(length / 3);
    const inside = marks.filter((mark) => mark.start >= from && mark.end <= from + length);
    const words = new Set(inside.map((mark) => mark.word));
    if (words.size > best.words.size) best = { from, words };
  }
  return best;
}

/**
 * @param {string} text
 * @param {number[]} parts where they begin
 * @param {number} length of each
 */
function cut(text, parts, length) {
  let [written, end] = ["", 0];
  for (const from of parts) {
    const begin = from && text.indexOf(" ", from) + 1;
    written += begin > end ? `${written && " "}… ` : "";
    end = text.length <= begin + length ? text.length : Math.max(text.lastIndexOf(" ", begin + length), begin + 1);
    written += text.slice(begin, end);
  }
  return written + (end < text.length ? " …" : "");
}
