// A question is split where the cursor stands in its text: a button[data-split] breaks the line there first.

document.querySelectorAll("button[data-split]").forEach((button) => {
  const area = document.getElementById(button.dataset.split);
  let at = 0;
  area?.addEventListener("blur", () => (at = area.selectionStart));
  button.addEventListener("click", () => {
    const before = area.value.slice(0, at);
    const after = area.value.slice(at);
    if (before.trim() && after.trim() && !area.value.includes("\n")) area.setRangeText("\n", at, at);
  });
});
