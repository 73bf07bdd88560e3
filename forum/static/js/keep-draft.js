// Keeps on this device what is typed into a form[data-keep-draft], until the server has said that it has it.
// Copies belong to one reader and are forgotten after thirty days.
const MONTH = 30 * 24 * 3600 * 1000;
const reader = document.body.dataset.reader ?? "guest";
const prefix = `draft ${reader} `;
const sent = `sent ${reader}`;
const keyOf = (form) => prefix + form.dataset.keepDraft;

const isTyped = (each) => each.name && /^(text|url|email|textarea|select-one)$/.test(each.type);
const typed = (form) => [...form.elements].filter(isTyped);
const words = (form) => Object.fromEntries(typed(form).map((each) => [each.name, each.value]));
const read = (key) => JSON.parse(localStorage.getItem(key) ?? "null");

function confirmed() {
  const key = sessionStorage.getItem(sent);
  if (!key || !document.querySelector(".flash") || document.querySelector("[data-refused]")) return;
  sessionStorage.removeItem(sent);
  localStorage.removeItem(key);
}

function offer(form, kept) {
  const band = document.querySelector("template[data-draft-offer]")?.content.firstElementChild.cloneNode(true);
  if (!band) return;
  band.querySelector("[data-draft-restore]").onclick = () => {
    if (kept.key) form.elements.submission_key.value = kept.key;
    typed(form).forEach((each) => (each.value = kept.words[each.name] ?? each.value));
    form.dispatchEvent(new Event("input", { bubbles: true }));
    band.remove();
    typed(form)[0].focus();
  };
  band.querySelector("[data-draft-drop]").onclick = () => {
    localStorage.removeItem(keyOf(form));
    band.remove();
  };
  form.prepend(band);
}

function keeps(form) {
  const kept = read(keyOf(form));
  const now = words(form);
  if (kept && JSON.stringify({ ...now, ...kept.words }) !== JSON.stringify(now)) offer(form, kept);
  let waiting;
  // The submission key goes with the words, or what was sent or saved once would be made a second time.
  const key = () => form.elements.submission_key?.value;
  const keep = () => localStorage.setItem(keyOf(form), JSON.stringify({ at: Date.now(), key: key(), words: words(form) }));
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(keep, 300);
  });
  form.addEventListener("saved", () => localStorage.removeItem(keyOf(form)));
  form.addEventListener("submit", () => {
    clearTimeout(waiting);
    keep();
    sessionStorage.setItem(sent, keyOf(form));
  });
}

confirmed();
Object.keys(localStorage).filter((key) => key.startsWith("draft ") && Date.now() - read(key)?.at > MONTH).forEach((key) => localStorage.removeItem(key));
document.querySelectorAll("form[data-keep-draft]").forEach(keeps);
