// While an item of the desk is in view, the others are shown who has it open ([data-claim]): told at once, then every
// few minutes, and nothing while the window is hidden. What comes back says who else has it, and is put in its place.

const EVERY = 180_000;
const LOOKS = 30_000;

function claims(place) {
  const form = document.querySelector("#decision");
  let told = 0;
  let shown = place.innerHTML.trim();

  async function tell(more = {}) {
    told = Date.now();
    const names = ["csrf_token", "revision"];
    const kept = names.map((name) => [name, form.elements[name].value]);
    const body = new URLSearchParams([...kept, ...Object.entries(more)]);
    const headers = { "X-Requested-With": "fetch" };
    const answer = await fetch(place.dataset.claim, { method: "POST", body, headers }).catch(() => null);
    if (!answer?.ok) return answer;
    const words = (await answer.text()).trim();
    if (words !== shown) place.innerHTML = shown = words;
    return answer;
  }

  const look = () => {
    if (!document.hidden && Date.now() - told >= EVERY) tell();
  };

  // Taken over without leaving the page: what is in the boxes stays there. A refusal is the page's own to show.
  place.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-take-over]");
    if (!button) return;
    event.preventDefault();
    const answer = await tell({ over: button.value });
    if (answer?.status === 409) form.requestSubmit(button);
  });

  look();
  document.addEventListener("visibilitychange", look);
  setInterval(look, LOOKS);
}

document.querySelectorAll("[data-claim]").forEach(claims);
