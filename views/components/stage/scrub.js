/** A drag along a time axis moves the step on stage. */
import { seek, stage } from "./stage.js";

/**
 * Let a drag on `element` scrub.
 * @param {() => [number, number] | null} axis left end and length of the time axis, in pixels of the element
 */
export function scrubOnDrag(element, axis) {
  const scrubTo = ({ clientX }) => {
    const [left, length] = axis();
    seek(((clientX - element.getBoundingClientRect().left - left) / length) * stage.nSteps);
  };
  element.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || !axis()) return;
    scrubTo(event);
    element.setPointerCapture(event.pointerId);
    element.onpointermove = scrubTo;
    element.onpointerup = element.onpointercancel = () => (element.onpointermove = null);
  });
}
