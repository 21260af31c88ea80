/** Whatever stands for a run lifts it everywhere while it is pointed at, by mouse or by keyboard. */
import { hover } from "./stage.js";

/**
 * Let `element` lift a run.
 * @param {HTMLElement} element
 * @param {() => number} run its index, asked for anew each time
 */
export function liftWhilePointedAt(element, run) {
  // A finger does not hover: what it has touched would stay lifted.
  element.addEventListener("pointerenter", ({ pointerType }) => pointerType !== "touch" && hover(run()));
  element.addEventListener("pointerleave", () => hover(null));
  element.addEventListener("focusin", ({ target }) => target.matches(":focus-visible") && hover(run()));
  element.addEventListener("focusout", () => hover(null));
}
