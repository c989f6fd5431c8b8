// The results as the reader sees them: a group for each page, with its place in the book or its date.

class SearchResults {
  /** @type {{ place: HTMLElement, result: SearchResult }[]} */ #waiting = [];
  /** @type {number | undefined} */ #timer;
  /** @type {IntersectionObserver | undefined} */ #seen;

  /**
   * @param {HTMLElement} list
   * @param {string} base of the site's addresses
   * @param {number} pages shown at most
   */
  constructor(list, base, pages) {
    this.list = list;
    this.base = base;
    this.pages = pages;
    this.sections = 3; // shown at first of each page
  }

  /** @param {SearchFound} found */
  show(found) {
    const groups = found.groups.slice(0, this.pages);
    this.#waiting = [];
    this.list.replaceChildren(...groups.map((group) => this.#group(group, found)));
    this.#fill(found);
    this.#seen?.disconnect();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#load(groups, found), 120); // not for every letter of a word
  }

  /**
   * The texts of the pages that the reader comes to see.
   *
   * @param {SearchGroup[]} groups
   * @param {SearchFound} found
   */
  #load(groups, found) {
    const items = [...this.list.children];
    this.#seen = new IntersectionObserver((changes) => {
      for (const { target } of changes.filter((change) => change.isIntersecting))
        loadSearchTexts(groups[items.indexOf(target)].address).then(() => this.#fill(found));
    }, { rootMargin: "300px" });
    for (const item of items) this.#seen.observe(item);
  }

  /** What Enter opens. @returns {HTMLAnchorElement | null} */
  get first() {
    return this.list.querySelector("a[data-first]");
  }

  /**
   * @param {SearchGroup} group
   * @param {SearchFound} found
   */
  #group({ address, title, label, results }, found) {
    const item = document.createElement("li");
    const heading = document.createElement("h2");
    const meta = document.createElement("p");
    const sections = document.createElement("ul");
    const shown = results.slice(0, this.sections);
    const own = shown.find((result) => result.address === address);
    heading.append(this.#link(own ?? { address, title, page: address, score: 0 }, found));
    meta.className = "sp-meta";
    meta.textContent = label;
    item.append(heading, ...(label ? [meta] : []), ...(own ? [this.#excerpt(own)] : []));
    sections.append(...shown.filter((result) => result !== own).map((result) => this.#section(result, found)));
    const others = results.filter((result) => result.address !== address && !shown.includes(result));
    if (sections.children.length) item.append(sections);
    if (others.length) item.append(this.#more(others, sections, found));
    return item;
  }

  /**
   * @param {SearchResult} result
   * @param {SearchFound} found
   */
  #link(result, found) {
    const link = document.createElement("a");
    link.href = this.base + (result.address || "./");
    link.append(...markedText(result.title, found));
    if (result === found.groups[0].results[0]) link.dataset.first = "";
    return link;
  }

  /**
   * @param {SearchResult} result
   * @param {SearchFound} found
   */
  #section(result, found) {
    const item = document.createElement("li");
    item.append(this.#link(result, found), this.#excerpt(result));
    return item;
  }

  /** @param {SearchResult} result */
  #excerpt(result) {
    const place = document.createElement("p");
    this.#waiting.push({ place, result });
    return place;
  }

  /**
   * @param {SearchResult[]} others
   * @param {HTMLElement} sections
   * @param {SearchFound} found
   */
  #more(others, sections, found) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = searchIndex.says.more.replace("#", String(others.length));
    button.addEventListener("click", () => {
      sections.append(...others.map((result) => this.#section(result, found)));
      button.before(sections);
      button.remove();
      this.#fill(found);
      sections.querySelectorAll("a")[sections.children.length - others.length].focus();
    });
    return button;
  }

  /** The texts that have arrived; a place whose text never does stays out. @param {SearchFound} found */
  #fill(found) {
    this.#waiting = this.#waiting.filter(({ place, result }) => {
      const text = searchText(result);
      if (text === "") place.remove();
      if (text) place.append(...markedText(searchExcerpt(text, found), found));
      return text === undefined;
    });
  }
}
