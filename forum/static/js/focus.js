// After something was done, the keyboard and the screen reader stand where it is said (data-focus).
// "quietly" does not move the page: the address may already lead to the post itself.

const refused = document.querySelector("[data-focus]:not([data-focus='quietly'])");
const done = document.querySelector("[data-focus='quietly']");
const chosen = document.querySelector("[autofocus]");

function stand() {
  if (refused) refused.focus();
  else if (done && !chosen) done.focus({ preventScroll: Boolean(location.hash) });
}

stand();
// A browser that goes to a part of the page, once all is there, takes the focus away from where it was.
if (location.hash) addEventListener("load", () => requestAnimationFrame(stand));
