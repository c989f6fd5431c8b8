// Comments by giscus: nothing is asked of it before the reader presses the button.
{
  const ORIGIN = "https://giscus.app";
  const SESSION = "giscus-session"; // the name that giscus uses itself
  const root = document.documentElement;
  const button = /** @type {HTMLButtonElement} */ (document.getElementById("comments-open"));
  const here = new URL(location.href);
  const returned = here.searchParams.get("giscus"); // back from signing in at GitHub
  here.searchParams.delete("giscus");
  here.hash = "";

  /** @param {(stored: Storage) => string | void} change */
  const session = (change) => {
    try {
      return change(localStorage) ?? "";
    } catch {
      return ""; // the reader forbids storage, or it holds something else: not signed in
    }
  };
  const theme = () => root.dataset.theme || "preferred_color_scheme";

  const frame = document.createElement("iframe");
  const show = () => {
    const address = new URL(button.dataset.widget ?? "");
    address.searchParams.set("origin", here.href);
    address.searchParams.set("backLink", here.href);
    address.searchParams.set("session", session((stored) => JSON.parse(stored.getItem(SESSION) ?? '""')));
    address.searchParams.set("theme", theme());
    frame.src = address.href;
    frame.title = button.dataset.title ?? "";
    frame.allow = "clipboard-write";
    button.replaceWith(frame);
  };

  new MutationObserver(() => {
    frame.contentWindow?.postMessage({ giscus: { setConfig: { theme: theme() } } }, ORIGIN);
  }).observe(root, { attributeFilter: ["data-theme"] });

  addEventListener("message", ({ origin, data }) => {
    if (origin !== ORIGIN || !data?.giscus) return;
    if (data.giscus.resizeHeight) frame.height = data.giscus.resizeHeight;
    if (data.giscus.signOut || /Bad credentials|Invalid state|State has expired/.test(data.giscus.error)) {
      session((stored) => stored.removeItem(SESSION));
      const address = new URL(frame.src);
      if (!address.searchParams.get("session")) return; // already asked without it
      address.searchParams.set("session", "");
      frame.src = address.href;
    }
  });

  button.hidden = false;
  button.addEventListener("click", show);
  if (returned) {
    session((stored) => stored.setItem(SESSION, JSON.stringify(returned)));
    history.replaceState(undefined, "", here.href);
    show();
  }
}
