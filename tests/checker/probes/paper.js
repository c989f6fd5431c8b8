// What print leaves out of the text, what it should leave out and does not, and links without their address.
(notPrinted) => {
  const found = [];
  const words = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  for (let text = words.nextNode(); text; text = words.nextNode()) {
    const range = document.createRange();
    range.selectNodeContents(text);
    const parent = text.parentElement;
    if (!text.data.trim() || parent.closest(notPrinted)) continue;
    const shown = range.getClientRects().length && parent.checkVisibility({ opacityProperty: true, visibilityProperty: true });
    if (!shown) found.push([nameOf(parent), "is not printed"]);
  }
  for (const each of document.querySelectorAll("body > header, body > footer, nav:not(main *), dialog, button, main details nav"))
    if (isSeen(each)) found.push([nameOf(each), "is printed, and of no use on paper"]);
  for (const each of document.querySelectorAll("main a[href^=http]")) {
    const after = getComputedStyle(each, "::after").content;
    const told = after.includes("attr(href") || after.includes(each.href) || each.textContent.includes(each.host);
    if (isSeen(each) && !told && !each.closest(".filename")) found.push([nameOf(each), `does not tell its address, ${each.href}`]);
  }
  for (const each of everything(document.querySelector("main"))) {
    const cut = getComputedStyle(each).overflowX !== "visible" && each.scrollWidth - each.clientWidth > 1;
    if (cut && isSeen(each)) found.push([nameOf(each), `${each.scrollWidth - each.clientWidth} px of its width are cut off`]);
  }
  return found;
};
