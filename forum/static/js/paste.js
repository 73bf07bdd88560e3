// Who copies from a page or a word processor copies headings, lists and links too. A box for an article
// (textarea[data-markdown-url]) takes the bare words at once, and then what says the same in Markdown;
// a button below it brings the bare words back.

const MARKED = /<(h[1-6]|[uo]l|table|blockquote|b|strong|i|em|a|img)[\s>]|font-weight:\s*(bold|[6-9]00)|mso-list:/i;
const LARGEST = 5_000_000;

function exchange(area, start, words, other) {
  // Text typed in as by a user could be undone, but browsers take minutes to do so with a long one.
  area.setRangeText(other, start, start + words.length, "end");
  area.dispatchEvent(new Event("input", { bubbles: true }));
  area.focus();
}

function takes(area) {
  const below = document.querySelector(`[data-pasted-into="${CSS.escape(area.id)}"]`);
  const status = below.querySelector("[role=status]");

  function offerWayBack(start, markdown, words) {
    status.replaceChildren(below.querySelector("template").content.cloneNode(true));
    status.querySelector("button").onclick = () => {
      if (area.value.startsWith(markdown, start)) exchange(area, start, markdown, words);
      status.replaceChildren();
    };
  }

  async function inMarkdown(page, start) {
    const pasted = area.value;
    const words = pasted.slice(start, area.selectionEnd);
    const body = new FormData();
    body.append("csrf_token", area.form.elements.csrf_token.value);
    body.append("page", page);
    const response = await fetch(area.dataset.markdownUrl, { method: "POST", body });
    const markdown = response.ok ? await response.text() : "";
    // Whoever has typed on since is not disturbed.
    if (!markdown || markdown === words || area.value !== pasted) return;
    exchange(area, start, words, markdown);
    offerWayBack(start, markdown, words);
  }

  area.addEventListener("paste", (event) => {
    const [page, words] = ["text/html", "text/plain"].map((kind) => event.clipboardData?.getData(kind) ?? "");
    const start = area.selectionStart;
    status.replaceChildren();
    // A picture alone brings no words: nothing is put in, and what is typed next is not the pasted.
    if (!words || !MARKED.test(page) || page.length > LARGEST) return;
    area.addEventListener("input", () => inMarkdown(page, start).catch(() => {}), { once: true });
  });
}

document.querySelectorAll("textarea[data-markdown-url]").forEach(takes);
