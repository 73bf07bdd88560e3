// Keeps a bar of progress up to date ([data-progress-url]): asks every other second while in view, and shows the page anew when done.

const PAUSE = 2_000;

function follow(box) {
  const bar = box.querySelector("progress");
  const words = box.querySelector("[data-progress-words]");
  let tag = "";

  async function ask() {
    if (document.hidden) return;
    const headers = tag ? { "If-None-Match": tag } : {};
    const answer = await fetch(box.dataset.progressUrl, { headers, cache: "no-store" });
    if (answer.status === 304) return;
    if (!answer.ok) throw new Error(answer.statusText);
    tag = answer.headers.get("ETag") ?? "";
    const { stage, done, total } = await answer.json();
    if (stage !== box.dataset.stage) return location.reload();
    bar.max = total;
    bar.value = done;
    words.textContent = words.dataset.progressWords.replace("{done}", done).replace("{total}", total);
  }

  const timer = setInterval(() => ask().catch(() => clearInterval(timer)), PAUSE);
}

document.querySelectorAll("[data-progress-url]").forEach(follow);
