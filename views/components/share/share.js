/** A button that copies the address bar: the address is the experiment. */
import { phrase } from "../words/phrase.js";

const PATIENCE = 2000; // milliseconds until the button offers itself again

/** The clipboard is closed to pages that are served without TLS; a selected text field still copies there. */
async function copy(text) {
  if (navigator.clipboard && window.isSecureContext) return navigator.clipboard.writeText(text);
  const field = document.createElement("textarea");
  field.value = text;
  document.body.append(field);
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  if (!done) throw new Error("copying was refused");
}

const buttonIn = (parentElement) => parentElement.querySelector(".lab-share");

export function mount({ parentElement }) {
  if (buttonIn(parentElement)) return;
  const button = document.createElement("button");
  button.className = "lab-share";
  button.type = "button";
  button.dataset.testid = "lab-share";
  button.setAttribute("aria-live", "polite");
  button.textContent = phrase("copy_link");
  button.onclick = async () => {
    button.textContent = await copy(window.location.href).then(() => phrase("link_copied"), () => phrase("copy_failed"));
    setTimeout(() => (button.textContent = phrase("copy_link")), PATIENCE);
  };
  parentElement.append(button);
}

export function unmount({ parentElement }) {
  buttonIn(parentElement)?.remove();
}
