// The ticks of a list ([data-ticks]): all of it at once, how many there are, and kept in this window from page to page,
// so that one reads post after post and decides at the end. Without it what is ticked on the page is decided on.
const key = `ticks ${document.body.dataset.reader} ${location.pathname.split("/queue")[0]}`;
const kept = new Set(JSON.parse(sessionStorage.getItem(key) ?? "[]"));
const keep = () => sessionStorage.setItem(key, JSON.stringify([...kept]));
const idOf = (value) => value.split("-")[0];

function forget(ids) {
  kept.forEach((value) => ids.includes(idOf(value)) && kept.delete(value));
  keep();
}

function ticks(form) {
  const [all, said, none] = ["[data-tick-all]", "[data-ticked]", "[data-tick-none]"].map((each) => form.querySelector(each));
  const boxes = [...form.querySelectorAll(".desk__tick")];
  if (!all || !boxes.length) return;
  const whole = all.querySelector("input");
  const here = boxes.map((box) => box.value);
  const elsewhere = () => [...kept].filter((value) => !here.includes(value));
  form.querySelectorAll("[type=hidden][name=posts]").forEach((each) => (kept.add(each.value), each.remove()));
  // A newer text of what was ticked has not been read yet.
  forget(here.map(idOf).filter((id) => elsewhere().map(idOf).includes(id)));

  function tell() {
    boxes.forEach((box) => kept[box.checked ? "add" : "delete"](box.value));
    keep();
    const [ticked, further] = [boxes.filter((box) => box.checked).length, elsewhere().length];
    const words = [said.dataset.ticked.replace("{count}", kept.size), said.dataset.elsewhere.replace("{count}", further)];
    said.textContent = words.slice(0, !!kept.size + !!further).join(", ");
    none.hidden = !kept.size;
    whole.checked = ticked === boxes.length;
    whole.indeterminate = ticked > 0 && ticked < boxes.length;
  }

  function tick(value) {
    boxes.forEach((box) => (box.checked = value));
    tell();
  }

  all.hidden = false;
  boxes.forEach((box) => (box.checked ||= kept.has(box.value)));
  boxes.forEach((box) => box.addEventListener("change", tell));
  whole.addEventListener("change", () => tick(whole.checked));
  none.addEventListener("click", () => (kept.clear(), whole.focus(), tick(false)));
  form.addEventListener("formdata", (event) => elsewhere().forEach((value) => event.formData.append("posts", value)));
  tell();
}

forget(document.querySelector("[data-came-of]")?.dataset.cameOf.split(" ") ?? []);
document.querySelector("#decision")?.addEventListener("submit", (event) => {
  const tick = document.querySelector("[data-current] .desk__tick");
  if (tick && event.submitter?.name === "decision") forget([idOf(tick.value)]);
});
document.querySelectorAll("form[data-ticks]").forEach(ticks);
