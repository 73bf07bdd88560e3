// A screen reader tells what changes in a live region, not what stands in it when the page comes: so what was just
// done ([data-announce]) comes a moment after the page, when the keyboard already stands where it goes on.

document.querySelectorAll("[data-announce]").forEach((region) => {
  const words = [...region.childNodes];
  const copy = words.map((node) => node.cloneNode(true));
  setTimeout(() => region.replaceChildren(...copy), 400);
});
