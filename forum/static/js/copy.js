// An address to be sent on (input[data-copy]) is marked whole as soon as one comes to it, ready to be copied.

document.querySelectorAll("input[data-copy]").forEach((input) => {
  input.addEventListener("focus", () => input.select());
});
