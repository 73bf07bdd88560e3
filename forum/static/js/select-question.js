// A new question can begin with words of the article: button[data-adds-selected] sends what is selected in
// [data-select-from] in the field of that id. The selection is read before a press can let go of it.

const button = document.querySelector("button[data-adds-selected]");
const text = document.querySelector("[data-select-from]");
const field = button && document.getElementById(button.dataset.addsSelected);

function take() {
  const selection = getSelection();
  const inside = selection.rangeCount && text.contains(selection.getRangeAt(0).commonAncestorContainer);
  field.value = inside ? selection.toString() : "";
}

if (button && text && field) {
  document.querySelector("[data-adds-hint]")?.removeAttribute("hidden");
  button.addEventListener("pointerdown", take);
  button.addEventListener("keydown", take);
}
