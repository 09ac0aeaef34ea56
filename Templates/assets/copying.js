// Buttons that copy a text of the page, or the address of what it shows.

const shownMilliseconds = 2000;
const said = document.body.appendChild(document.createElement("p"));
said.className = "unseen";
said.setAttribute("role", "status");

/** Copies what `button` is for and says so in its place. */
export async function copy(button) {
  const source = document.getElementById(button.dataset.copy);
  try {
    await navigator.clipboard.writeText(source ? source.textContent : address(button));
  } catch {
    // Not permitted, or no secure page: the reader copies what is selected.
    if (source) getSelection().selectAllChildren(source);
    return;
  }
  const label = button.textContent;
  if (label === button.dataset.done) return;
  button.style.minInlineSize = `${button.offsetWidth}px`;
  button.textContent = said.textContent = button.dataset.done;
  setTimeout(() => {
    button.textContent = label;
    said.textContent = "";
  }, shownMilliseconds);
}

/** The page's address, with the choices of the form that the button belongs to. */
function address({ form }) {
  const link = new URL(location.href);
  if (form) link.search = new URLSearchParams(new FormData(form));
  return link.href;
}
