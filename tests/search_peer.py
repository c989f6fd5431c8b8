"""MiniSearch as our search is measured against it: the same sections, folding, endings, slip of a letter, prefixes."""

FOLD = """word => {
  const plain = word.normalize("NFD").replace(/[\\u0300-\\u036f]/g, "").toLowerCase();
  return RULES.leftOut.includes(plain)
    ? null : RULES.endings.reduce((left, ending) => left.replace(new RegExp(ending), "$1"), plain);
}"""
OPTIONS = f"""{{
  fields: ["title", "text"],
  storeFields: ["title", "address"],
  processTerm: {FOLD},
  searchOptions: {{ prefix: true, fuzzy: (term) => (term.length > 3 ? 1 : false), boost: {{ title: 2 }} }},
}}"""
DOCUMENTS = """
  const pages = [...new Set(new SearchIndex().pages)];
  await Promise.all(pages.map(loadSearchTexts));
  const documents = searchIndex.sections.map(([title, address], id) =>
    ({ id, title, address, text: searchText({ page: address.split("#")[0], address }) }));
"""
MADE = f"""
  const peer = new MiniSearch({OPTIONS.replace("RULES", "searchIndex")});
  peer.addAll(documents);
"""

# On a page where our search is: the index of the peer, as its page would load it
PEER_INDEX = f"async () => {{ {DOCUMENTS} {MADE} return JSON.stringify(peer); }}"

# There too: the addresses of the first three sections for each query; all the words, or else some
PEER_FINDS = f"""async (queries) => {{ {DOCUMENTS} {MADE}
  return queries.map((query) => {{
    const all = peer.search(query, {{ combineWith: "AND" }});
    return (all.length ? all : peer.search(query)).slice(0, 3).map(({{ address }}) => address);
  }});
}}"""

# On a page without a search: milliseconds until the peer shows a result
PEER_SEARCH = f"""async (query) => {{
  const start = performance.now();
  const load = (path) => new Promise((loaded) => {{
    const script = document.createElement("script");
    script.src = new URL("/" + path, location).href;
    script.async = false;
    script.addEventListener("load", loaded);
    document.head.append(script);
  }});
  await Promise.all([load("peer.js"), load(`peer.${{document.documentElement.lang}}.js`)]);
  const RULES = {{ leftOut: [], endings: ["^(..+[^s])s$", "^(...+)e$", "^(...+)[cizy]$"] }};
  const peer = MiniSearch.loadJSON(peerIndex, {OPTIONS});
  const item = document.createElement("p");
  item.textContent = peer.search(query)[0].title;
  document.body.append(item);
  return performance.now() - start;
}}"""
