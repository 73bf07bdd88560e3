// Tells the server that a page has been seen ([data-seen-url]): at once, then at most once a minute, while it is in view.

const MINUTE = 60_000;

function sees(element) {
  const token = document.querySelector("input[name=csrf_token]")?.value;
  if (!token) return;
  let last = 0;

  function tell() {
    if (document.hidden || Date.now() - last < MINUTE) return;
    last = Date.now();
    const body = new URLSearchParams({ csrf_token: token });
    fetch(element.dataset.seenUrl, { method: "POST", body, keepalive: true }).catch(() => {});
  }

  tell();
  document.addEventListener("visibilitychange", tell);
  if (element.dataset.seenUrl && "seenAgain" in element.dataset) setInterval(tell, MINUTE);
}

document.querySelectorAll("[data-seen-url]").forEach(sees);
