// form[data-autosave] is saved as a draft while one writes: its own POST with save=draft, one at a time.
// What is said about it stands in the attributes of [data-saved], in the reader's language.

const PAUSE = 4000;

function saves(form) {
  const status = form.querySelector("[data-saved]");
  // A case has a part called "action", which would answer for form.action.
  const address = form.getAttribute("action");
  const text = () => new URLSearchParams(new FormData(form)).toString();
  let last = text();
  let timer;
  let flying = false;
  let stopped = false;

  const say = (what) => {
    if (!status) return;
    const clock = new Date().toLocaleTimeString(document.documentElement.lang === "en" ? "en-GB" : "fi", { timeStyle: "short" });
    status.textContent = (status.dataset[what] ?? "").replace("{time}", clock);
  };

  // Typing on after a refusal that typing can mend tries again; a newer text elsewhere or an ended session does not.
  function answered(response, sent) {
    if (response.ok && response.redirected && !new URL(response.url).pathname.startsWith("/login")) {
      last = sent;
      if (text() === sent) form.dispatchEvent(new Event("saved"));
      return say("done");
    }
    stopped = [400, 401, 403, 404, 409].includes(response.status);
    return say({ 401: "signedOut", 400: "signedOut", 409: "conflict" }[response.status] ?? "failed");
  }

  async function save() {
    const now = text();
    if (flying || stopped || form.dataset.sent || now === last) return;
    flying = true;
    const body = new URLSearchParams(now);
    body.set("save", "draft");
    try {
      answered(await fetch(address, { method: "POST", body, signal: AbortSignal.timeout(20000) }), now);
    } catch {
      say("failed");
    }
    flying = false;
    if (text() !== last) later();
  }

  function later() {
    clearTimeout(timer);
    timer = setTimeout(save, PAUSE);
  }

  form.addEventListener("input", later);
  form.addEventListener("submit", () => clearTimeout(timer));
  document.addEventListener("visibilitychange", () => document.hidden && save());
}

document.querySelectorAll("form[data-autosave]").forEach(saves);
