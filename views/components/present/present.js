/**
 * Presenting: map, play bar and curve fill the screen, in type for the last row. A class on the document says so, and the
 * stylesheet does the rest; the screen itself is asked for only when a hand wants it.
 */
import { stylesheet } from "../stage/resources.js";
import { choose, stage, subscribe } from "../stage/stage.js";
import { registerAction } from "../keys/keys.js";

const CLASS = "lab-presenting";
const root = document.documentElement;
let before = null; // what had the focus before

stylesheet("present/present");
registerAction("present", togglePresenting);
registerAction("leave", () => stage.presenting && leave());
document.addEventListener("fullscreenchange", () => {
  if (!document.fullscreenElement && stage.presenting) leave();
});
subscribe((changes) => changes.has("picture") && stage.picture && root.classList.toggle(CLASS, stage.presenting));

/** Begin to present, or leave. */
export function togglePresenting() {
  if (stage.presenting) leave();
  else begin();
}

function begin() {
  before = document.activeElement;
  choose("presenting", true);
  root.requestFullscreen?.().catch(() => null); // where it is not allowed, the window will do
}

export function leave() {
  choose("presenting", false);
  if (document.fullscreenElement) document.exitFullscreen();
  requestAnimationFrame(() => before?.focus({ preventScroll: true }));
}
