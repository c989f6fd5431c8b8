// The index of this language, and what each section is worth for one word.

/** @typedef {{ known: Set<string>, near: boolean, ranks: Map<number, number> }} SearchWord */

class SearchIndex {
  /** @type {string[]} */ words = [];
  /** @type {string[]} */ places = searchIndex.places.split(" ");
  /** @type {string[]} */ pages = []; // of each section
  /** @type {Map<string, SearchWord>} */ #seen = new Map();
  #length = 0; // of a section, in words, on average

  constructor() {
    let before = "";
    for (const written of searchIndex.words.split(" ")) {
      before = before.slice(0, Number(written[0])) + written.slice(1); // it shares its beginning with the last one
      this.words.push(before);
    }
    for (const section of searchIndex.sections) {
      const [, address, words] = section;
      if (address.startsWith("#")) section[1] = (this.pages.at(-1) ?? "") + address; // of the same page as the last one
      this.pages.push(section[1].split("#")[0]);
      this.#length += words / searchIndex.sections.length;
    }
  }

  /**
   * The sections that have a word, or one that begins with it, or else one that a slip may have changed into it.
   *
   * @param {string} typed without its ending
   * @returns {SearchWord}
   */
  word(typed) {
    const seen = this.#seen.get(typed);
    if (seen) return seen;
    const begin = this.#matching((known) => known === typed || (typed.length > 1 && known.startsWith(typed)));
    const slips = begin.length || typed.length < 4 ? [] : this.#matching((known) => oneSlip(typed, known));
    const hasNone = !begin.length && !slips.length && typed.length > 4;
    const found = hasNone ? this.#matching((known) => oneSlipAtItsBeginning(typed, known)) : [...begin, ...slips];
    /** @type {SearchWord} */
    const word = { known: new Set(found.map((at) => this.words[at])), near: !begin.length, ranks: new Map() };
    for (const at of found) {
      const known = this.words[at];
      const alike = known === typed ? 1 : (0.7 * Math.min(typed.length, known.length)) / known.length;
      this.#rank(word.ranks, at, alike);
    }
    this.#seen.set(typed, word);
    return word;
  }

  /** @param {(known: string) => boolean} test */
  #matching(test) {
    return this.words.flatMap((known, at) => (test(known) ? [at] : []));
  }

  /**
   * BM25 with a share for the title, the more the shorter the title is.
   *
   * @param {Map<number, number>} ranks
   * @param {number} at of the word
   * @param {number} alike 1 for the word itself
   */
  #rank(ranks, at, alike) {
    const found = [...this.#found(this.places[at])];
    const rarity = Math.log(1 + (searchIndex.sections.length - found.length + 0.5) / (found.length + 0.5));
    for (const [section, times, inTitle] of found) {
      const [title, , words] = searchIndex.sections[section];
      const often = (times * 2.2) / (times + 1.2 * (0.4 + (0.6 * words) / this.#length));
      const rank = alike * rarity * (often + (inTitle ? 4 / Math.sqrt(title.split(" ").length) : 0));
      ranks.set(section, Math.max(rank, ranks.get(section) ?? 0));
    }
  }

  /**
   * @param {string} written the places of a word, as hooks/search_index.py writes them
   * @returns {Generator<[section: number, times: number, inTitle: boolean]>}
   */
  *#found(written) {
    const { digits: [last, more], times } = searchIndex;
    let [section, step, mark] = [0, 0, 0];
    for (const letter of written) {
      const lastDigit = last.indexOf(letter);
      if (lastDigit >= 0) {
        section += step * 32 + lastDigit;
        yield [section, (mark % 8) + 1, mark > 7];
        step = mark = 0;
      } else if (times.includes(letter)) mark = times.indexOf(letter) + 1;
      else step = step * 32 + more.indexOf(letter);
    }
  }
}
