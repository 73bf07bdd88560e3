// After something was done, the keyboard and the screen reader stand where it is said (data-focus).
// "quietly" does not move the page: the address may already lead to the post itself.

const refused = document.querySelector("[data-focus]:not([data-focus='quietly'])");
const done = document.querySelector("[data-focus='quietly']");
const chosen = document.querySelector("[autofocus]");

if (refused) refused.focus();
else if (done && !chosen) done.focus({ preventScroll: Boolean(location.hash) });
