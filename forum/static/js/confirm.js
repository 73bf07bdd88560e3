// A button with data-confirm="id" asks first, in the <dialog> of that id, whose words the page has brought with it.
// Without a script the button does what it says at once, or leads to a page that asks.

function asks(button) {
  const dialog = document.getElementById(button.dataset.confirm);
  if (!dialog?.showModal) return;
  button.addEventListener("click", (event) => {
    if (dialog.returnValue === "yes") {
      dialog.returnValue = "";
      return;
    }
    event.preventDefault();
    dialog.showModal();
    dialog.onclose = () => (dialog.returnValue === "yes" ? button.click() : button.focus());
  });
}

document.querySelectorAll("[data-confirm]").forEach(asks);
