// The list of pages is a drawer on narrow screens (a popover, which needs no script) and a column on wide ones.
{
  const drawer = document.getElementById("site-nav");
  const wide = matchMedia("(min-width:76.25em)"); // as in page.css
  wide.addEventListener("change", () => wide.matches && drawer?.hidePopover?.());
}
