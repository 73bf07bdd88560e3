// form[data-autosave]: when a text has been changed and left, or a stand-in ticked, what the server would
// show as a preview is put in its place, so that names come with their stand-ins while one writes.

const PREVIEW = "[data-previewed]";
const topOf = (element) => element.getBoundingClientRect().top;

function looksAhead(form) {
  const shown = form.querySelector(PREVIEW);
  const address = form.getAttribute("action");
  if (!shown) return;
  let asked;

  async function look() {
    asked?.abort();
    asked = new AbortController();
    const body = new URLSearchParams(new FormData(form));
    body.set("save", "preview");
    try {
      const response = await fetch(address, { method: "POST", body, signal: asked.signal });
      if (!response.ok) return;
      const page = new DOMParser().parseFromString(await response.text(), "text/html");
      const newer = page.querySelector(PREVIEW);
      if (!newer) return;
      const held = document.activeElement;
      const top = topOf(held);
      // A text that is being written in one piece needs no preview of itself; names need their stand-ins.
      if (!shown.querySelector("#preview")) newer.querySelector("#preview")?.remove();
      shown.replaceChildren(...newer.children);
      const now = held.isConnected ? held : document.getElementById(held.id);
      if (now !== held) now?.focus({ preventScroll: true });
      // What comes in above does not push the field away in which one writes.
      if (now) scrollBy({ top: topOf(now) - top, behavior: "instant" });
    } catch {
      // Nothing is lost: the button below does the same.
    }
  }

  form.addEventListener("change", (event) => {
    const field = event.target;
    if (field.matches("textarea, [name=title], [data-stand-ins] input")) look();
  });
}

document.querySelectorAll("form[data-autosave]").forEach(looksAhead);
