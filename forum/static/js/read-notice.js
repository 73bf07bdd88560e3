// Whoever follows the link of a notice ([data-read-url]) has read it: the server is told on the way.

function readsOnTheWay(link) {
  link.addEventListener("click", () => {
    const token = document.querySelector("input[name=csrf_token]")?.value;
    if (!token) return;
    const body = new URLSearchParams({ csrf_token: token });
    fetch(link.dataset.readUrl, { method: "POST", body, keepalive: true, redirect: "manual" }).catch(() => {});
  });
}

document.querySelectorAll("a[data-read-url]").forEach(readsOnTheWay);
