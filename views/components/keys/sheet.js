/** The sheet of keys: every key that does something here, and what it does. */
import { Dialog } from "../dialog/dialog.js";
import { stylesheet } from "../stage/resources.js";
import { phrase } from "../words/phrase.js";
import { registerAction, shortcuts } from "./keys.js";

const NAMED = new Set(["ArrowLeft", "ArrowRight", "Home", "End", "Escape"]);
let dialog = null;

registerAction("show_keys", showKeys);

/** Open the sheet, for as long as it is wanted. */
export function showKeys() {
  if (!dialog) {
    stylesheet("keys/keys");
    dialog = new Dialog(phrase("keys_heading"), "lab-keys-sheet");
  }
  dialog.body.innerHTML = `<dl>${shortcuts().map(row).join("")}</dl>`;
  dialog.open();
}

/** Several keys are a range of digits, but for another way to type the first. */
function row({ keys, action, isCommand, withShift }) {
  const first = [isCommand && phrase("key:Control"), withShift && phrase("key:Shift"), nameOf(keys[0])].filter(Boolean);
  const last = keys.length > 2 ? ` … ${cap(nameOf(keys.at(-1)))}` : "";
  return `<div><dt>${first.map(cap).join(" ")}${last}</dt><dd>${phrase(`shortcut:${action}`)}</dd></div>`;
}

const cap = (name) => `<kbd>${name}</kbd>`;

function nameOf(key) {
  if (key === " ") return phrase("key:Space");
  return NAMED.has(key) ? phrase(`key:${key}`) : key.toUpperCase();
}
