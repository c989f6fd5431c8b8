// Pieces work once one of them comes near: what they share is asked for then, and asks for the rest.
{
  const near = new IntersectionObserver((forms) => {
    if (!forms.some((form) => form.isIntersecting)) return;
    near.disconnect();
    loadScript("assets/js/pieces.js");
  }, { rootMargin: "100%" });
  document.querySelectorAll("[data-piece]").forEach((form) => near.observe(form));
}
