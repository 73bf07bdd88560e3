// Keeps on this device what is typed into a form[data-keep-draft], until the server has said that it has it.
// Copies belong to one reader and are forgotten after thirty days.

const MONTH = 30 * 24 * 3600 * 1000;
const reader = document.body.dataset.reader ?? "guest";
const prefix = `draft ${reader} `;
const sent = `sent ${reader}`;
const forms = [...document.querySelectorAll("form[data-keep-draft]")];
const keyOf = (form) => prefix + form.dataset.keepDraft;

const typed = (form) =>
  [...form.elements].filter((each) => each.name && /^(text|url|email|textarea|select-one)$/.test(each.type));
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
  const before = JSON.stringify(words(form));
  if (kept && JSON.stringify({ ...words(form), ...kept.words }) !== before) offer(form, kept);
  let waiting;
  // The submission key goes with the words, or what was sent or saved once would be made a second time.
  const copy = () => ({ at: Date.now(), key: form.elements.submission_key?.value, words: words(form) });
  const keep = () => localStorage.setItem(keyOf(form), JSON.stringify(copy()));
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
forms.forEach(keeps);
