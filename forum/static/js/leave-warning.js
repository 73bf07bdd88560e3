// Asks before leaving a page with words that are neither sent nor saved, where no copy is kept of them.

const unsent = new Set();

function watches(form) {
  form.addEventListener("input", () => unsent.add(form));
  form.addEventListener("saved", () => unsent.delete(form));
  form.addEventListener("submit", () => unsent.clear());
}

document.querySelectorAll("form[data-warn], form[data-autosave], form[data-keep-place]").forEach(watches);
addEventListener("beforeunload", (event) => {
  if (unsent.size) event.preventDefault();
});
