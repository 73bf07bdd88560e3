// Ticks all posts of a list at once, and says how many are ticked ([data-ticks]); each can be ticked without it.

function counts(form) {
  const all = form.querySelector("[data-tick-all]");
  const said = form.querySelector("[data-ticked]");
  const boxes = [...form.querySelectorAll("[name=posts]")];
  if (!all || !boxes.length) return;
  const whole = all.querySelector("input");
  all.hidden = false;

  function tell() {
    const ticked = boxes.filter((box) => box.checked).length;
    said.textContent = ticked ? said.dataset.ticked.replace("{count}", ticked) : "";
    whole.checked = ticked === boxes.length;
    whole.indeterminate = ticked > 0 && ticked < boxes.length;
  }

  whole.addEventListener("change", () => {
    boxes.forEach((box) => (box.checked = whole.checked));
    tell();
  });
  boxes.forEach((box) => box.addEventListener("change", tell));
  tell();
}

document.querySelectorAll("form[data-ticks]").forEach(counts);
