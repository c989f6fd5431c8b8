// Comments by giscus: nothing is asked of it before the reader presses the button.
"use strict";
{
  const ORIGIN = "https://giscus.app";
  const SESSION = "giscus-session"; // the name that giscus uses itself
  const button = document.getElementById("comments-open");
  const here = new URL(location.href);
  const returned = here.searchParams.get("giscus"); // back from signing in at GitHub
  here.searchParams.delete("giscus");
  here.hash = "";

  const session = (change) => {
    try {
      return change(localStorage) ?? "";
    } catch {
      return ""; // the reader forbids storage, or it holds something else: not signed in
    }
  };

  const frame = document.createElement("iframe");
  const show = () => {
    const root = document.documentElement;
    const address = new URL(button.dataset.widget);
    address.searchParams.set("origin", here.href);
    address.searchParams.set("backLink", here.href);
    address.searchParams.set("session", session((stored) => JSON.parse(stored.getItem(SESSION))));
    address.searchParams.set("theme", root.dataset.theme ?? "preferred_color_scheme");
    frame.src = address.href;
    frame.title = button.dataset.title;
    frame.allow = "clipboard-write";
    button.replaceWith(frame);
  };

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
