// A text with marks in it (textarea[data-preview-url]) shows below itself how it will look.
// A text without marks looks as it does in the box, and nothing is asked of the server.

const MARKS = /(^|\n)\s*([#>*+-]|\d+[.)])\s|[*_`[\]|]|https?:/;
const PAUSE = 700;

function previews(area) {
  const shown = document.querySelector(`[data-preview-of="${CSS.escape(area.id)}"]`);
  const prose = shown?.querySelector(".prose");
  const token = area.form?.elements.csrf_token?.value;
  if (!prose || !token) return;
  let timer;
  let asked;

  async function show() {
    asked?.abort();
    asked = new AbortController();
    const body = new URLSearchParams({ csrf_token: token, text: area.value });
    try {
      const response = await fetch(area.dataset.previewUrl, { method: "POST", body, signal: asked.signal });
      if (!response.ok && response.status !== 422) return;
      // The server has made it safe: the same words, by the same way, as a post that is read.
      prose.innerHTML = await response.text();
      shown.hidden = false;
    } catch {
      shown.hidden = true;
    }
  }

  area.addEventListener("input", () => {
    clearTimeout(timer);
    if (MARKS.test(area.value)) timer = setTimeout(show, PAUSE);
    else shown.hidden = true;
  });
}

document.querySelectorAll("textarea[data-preview-url]").forEach(previews);
