// Scripts of this site that only some readers need.

/** Addresses of our own scripts: where there are Trusted Types, the only ones that a page lets through. */
const scriptAddresses = (() => {
  const base = new URL("../../", /** @type {HTMLScriptElement} */ (document.currentScript).src).href;
  const ours = { createScriptURL: (/** @type {string} */ path) => base + path };
  return self.trustedTypes?.createPolicy("site-scripts", ours) ?? ours;
})();

/**
 * Loads a script; those asked for together run in the order in which they were asked for.
 * @param {string} path from the root of the site
 * @returns {Promise<Event>} rejected when it cannot be had
 */
function loadScript(path) {
  return new Promise((loaded, failed) => {
    const element = document.createElement("script");
    element.src = scriptAddresses.createScriptURL(path);
    element.async = false;
    element.addEventListener("load", loaded);
    element.addEventListener("error", failed);
    document.head.append(element);
  });
}
