// Who goes back to a form finds the words again that were in it, as browsers do; its submission key must be the
// one that it had, too, or sending it again would make a second post. The key is kept with the page's place in history.

const form = document.querySelector("form:has([name=submission_key])");
const key = form?.elements.submission_key;
const known = history.state?.submissionKey;
const isChanged = (each) => /^text/.test(each.type) && each.value !== each.defaultValue;

function isTheSameAgain() {
  if (known && [...form.elements].some(isChanged)) key.value = known;
  else history.replaceState({ submissionKey: key.value }, "");
}

// The words come back after all else has come.
if (key) addEventListener("load", () => setTimeout(isTheSameAgain));
