// Shows how much of a field's room (data-limit) is used, and says it when there is no more.
// The sentences stand in the template, with {used} and {limit} in them.

function counts(area) {
  const counter = document.querySelector(`[data-counter-of="${CSS.escape(area.id)}"]`);
  if (!counter) return;
  const [bar, seen, heard] = [...counter.children];
  const limit = Number(area.dataset.limit);
  const number = (count) => count.toLocaleString(document.documentElement.lang);
  bar.max = limit;

  function count() {
    const used = [...area.value].length;
    const over = used > limit;
    const sentence = counter.dataset[over ? "over" : "fits"];
    bar.value = Math.min(used, limit);
    seen.textContent = sentence.replace("{used}", number(used)).replace("{limit}", number(limit));
    if (over !== counter.hasAttribute("data-too-long")) heard.textContent = over ? seen.textContent : "";
    counter.toggleAttribute("data-too-long", over);
    counter.hidden = used === 0;
  }

  area.addEventListener("input", count);
  area.form?.addEventListener("input", count);
  count();
}

document.querySelectorAll("[data-limit]").forEach(counts);
