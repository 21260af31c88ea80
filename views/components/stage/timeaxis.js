/** The time axis that the play bar and the curves share: it lies along the track of the scrubber. */
import { invalidate } from "./stage.js";

const moved = new ResizeObserver(() => invalidate("axis"));
let track = null;

/** From now on time runs along `element`. */
export function layTimeAlong(element) {
  moved.disconnect();
  moved.observe(element);
  track = element;
}

/** Left end and length of the time axis in pixels of `box`; null if it does not lie above or below it. */
export function timeAxisIn(box) {
  if (!track?.offsetParent) return null;
  const [axis, frame] = [track, box].map((element) => element.getBoundingClientRect());
  return axis.left >= frame.left && axis.right <= frame.right ? [axis.left - frame.left, axis.width] : null;
}
