/** Keys that act on the whole page; whichever part can do what one asks for registers itself. */
import { isOf, SHORTCUTS } from "./shortcuts.js";

const TYPING = 'input:not([type="range"], [type="checkbox"], [type="radio"]), textarea, select, [contenteditable="true"]';
const KEEPS_SHARED_KEYS = 'input:not(.lab-scrub), summary, a, [role="tab"], [role="slider"], [role="option"], [role="menu"]';
const actions = new Map();

/**
 * From now on `act` is what a key for the action called `name` does.
 * @param {string} name
 * @param {(key: string) => boolean | void} act false if there is nothing to do, so that the key means what it usually means
 */
export function registerAction(name, act) {
  actions.set(name, act);
}

/** The shortcuts that do anything on this page. */
export function shortcuts() {
  return SHORTCUTS.filter(({ action }) => actions.has(action));
}

window.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || isMeantElsewhere(event.target)) return;
  const shortcut = shortcuts().find((candidate) => isOf(candidate, event));
  if (!shortcut || (shortcut.isShared && keepsKey(event))) return;
  if (actions.get(shortcut.action)(event.key) !== false) event.preventDefault();
});

/** While somebody types, and in a dialog, a letter is a letter. */
function isMeantElsewhere(target) {
  return Boolean(target.closest?.(TYPING) || document.querySelector("dialog[open]"));
}

function keepsKey({ key, target }) {
  return Boolean(target.closest?.(KEEPS_SHARED_KEYS) || (key === " " && target.closest?.("button")));
}
