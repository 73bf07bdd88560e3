// The moderators' desk by single keys. They press what is on the page already: without this script
// everything still works. Off while somebody types, and for whoever switches them off.
const desk = document.querySelector("[data-desk]");
const help = document.querySelector("[data-keys]");

const isTyping = (where) => where.matches("textarea, select, input:not([type=checkbox])");
const isOn = () => desk.dataset.keys === "on";

function step(by) {
  const lines = [...document.querySelectorAll(".desk__lines a")];
  const next = document.querySelector(".desk__pager a");
  const at = lines.findIndex((line) => line.hasAttribute("aria-current"));
  const to = at < 0 && by < 0 ? undefined : (lines[at + by] ?? (by > 0 ? next : undefined));
  to?.click();
}

function press(key) {
  const target = document.querySelector(`[data-key="${key}"]`);
  if (!target) return false;
  if (target.matches("a, button, input")) target.click();
  else target.querySelector("textarea")?.focus();
  return true;
}

// Whoever asks for changes or declines says why: the box comes first, the act with the next press.
function lacks(key) {
  const value = (name) => desk.querySelector(`#decision [name="${name}"]`)?.value.trim();
  if (value("message")) return null;
  const requests = [...desk.querySelectorAll("[name^=requests-]")];
  if (key === "3" && !requests.some((each) => each.value.trim())) return requests[0];
  return key === "4" && !value("reason") ? desk.querySelector("#decision [name=reason]") : null;
}

function onKey(event) {
  if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
  if (event.key === "Escape" && isTyping(event.target)) return event.target.blur();
  if (event.key === "?" && !isTyping(event.target)) help.open = !help.open;
  if (!isOn() || isTyping(event.target)) return;
  const moves = { j: 1, ArrowRight: 1, k: -1, ArrowLeft: -1 };
  if (event.key in moves && !event.shiftKey) {
    event.preventDefault();
    return step(moves[event.key]);
  }
  const empty = document.querySelector(`[data-key="${event.key}"]`) && lacks(event.key);
  if (empty) empty.closest("details")?.setAttribute("open", "");
  if (empty ? (empty.focus(), true) : "123456enuxd".includes(event.key) && press(event.key)) event.preventDefault();
}

if (desk && help) {
  const box = help.querySelector("[data-keys-on]");
  const set = () => (desk.dataset.keys = box.checked ? "on" : "off");
  box.addEventListener("change", () => {
    set();
    fetch(box.form.action, { method: "POST", body: new FormData(box.form), keepalive: true }).catch(() => {});
  });
  box.form.querySelector("button").hidden = true;
  help.hidden = false;
  document.addEventListener("keydown", onKey);
  set();
}
