/**
 * How a map is zoomed: by two fingers, or by the wheel with Ctrl, as which a pinch on a touchpad arrives.
 *
 * One finger and the plain wheel scroll the page.
 */
import { anchored, placeAt } from "./window.js";

const GAIN = 0.01; // of the logarithm of the size, for each pixel that the wheel turns
const LARGEST_TURN = 50; // pixels at a time: the notches of a mouse are coarser than a touchpad's
const PIXELS = [1, 20, 400]; // in a unit of the wheel: a pixel, a line, a page

/** Let the wheel with Ctrl and two fingers zoom `map`. */
export function listenToZoom(map, signal) {
  map.box.addEventListener("wheel", (event) => turnWheel(map, event), { signal, passive: false });
  listenToPinches(map, signal);
}

/** At which shares of the way from the left and the lower edge of the plot area of `map` a pointer is. */
export function sharesAt({ overlay }, { clientX, clientY }) {
  const corner = overlay.box.getBoundingClientRect();
  const across = (clientX - corner.left - overlay.left) / overlay.width;
  return [across, 1 - (clientY - corner.top - overlay.top) / overlay.height];
}

function turnWheel(map, event) {
  if (!isZooming(event) || !map.lines) return;
  event.preventDefault();
  const turn = event.deltaY * PIXELS[event.deltaMode];
  const factor = Math.exp(GAIN * Math.min(Math.max(turn, -LARGEST_TURN), LARGEST_TURN));
  const [{ ends }, shares] = [map.window, sharesAt(map, event)];
  map.window.move(anchored(ends, placeAt(ends, shares), shares, factor));
}

function listenToPinches(map, signal) {
  let pinch = null; // {distance, window, place} as it began; the place lies between the fingers

  map.box.addEventListener("touchstart", (event) => {
    if (event.touches.length !== 2 || !map.lines) return;
    event.preventDefault();
    const { distance, middle } = gestureOf(event.touches);
    const { ends } = map.window;
    pinch = { distance, window: ends, place: placeAt(ends, sharesAt(map, middle)) };
  }, { signal, passive: false });

  map.box.addEventListener("touchmove", (event) => {
    if (!pinch || event.touches.length !== 2) return;
    event.preventDefault();
    const { distance, middle } = gestureOf(event.touches);
    map.window.move(anchored(pinch.window, pinch.place, sharesAt(map, middle), pinch.distance / Math.max(distance, 1)));
  }, { signal, passive: false });

  for (const end of ["touchend", "touchcancel"]) map.box.addEventListener(end, () => (pinch = null), { signal });
}

function gestureOf([one, other]) {
  return {
    distance: Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY),
    middle: { clientX: (one.clientX + other.clientX) / 2, clientY: (one.clientY + other.clientY) / 2 },
  };
}

/** Keep plain turns of the wheel over `box` from whoever would take them for a zoom. */
export function scrollPastUnlessZooming(box, signal) {
  box.addEventListener("wheel", (event) => isZooming(event) || event.stopPropagation(), { signal, capture: true, passive: true });
}

const isZooming = ({ ctrlKey, metaKey }) => ctrlKey || metaKey;
