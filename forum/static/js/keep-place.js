// A form[data-keep-place] that comes back after a small change of it stands where it stood on the screen.
// Where the answer puts the focus somewhere (autofocus, what is to be mended), that place wins.

const KEY = "place";
const form = document.querySelector("form[data-keep-place]");
const kept = JSON.parse(sessionStorage.getItem(KEY) ?? "null");
sessionStorage.removeItem(KEY);

if (form && kept?.of === form.action && !document.querySelector("[data-focus]")) {
  scrollTo({ top: kept.y, behavior: "instant" });
}
form?.addEventListener("submit", (event) => {
  if (event.submitter?.name !== "change") return;
  sessionStorage.setItem(KEY, JSON.stringify({ of: form.action, y: scrollY }));
});
