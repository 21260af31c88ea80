/**
 * How a map is zoomed: by two fingers, or by the wheel with Ctrl, as which a pinch on a touchpad arrives.
 *
 * One finger and the plain wheel scroll the page.
 */

const NEARLY_ALL = 1.03; // a view that is so much larger than the whole map, or less, becomes the whole map

/** Let two fingers on `map` zoom it. */
export function listenToPinches(map, signal) {
  let pinch = null; // {distance, middle, x, y} as it began, the middle in data

  map.box.addEventListener("touchstart", (event) => {
    if (event.touches.length !== 2 || !map.hasFigure) return;
    event.preventDefault();
    const { distance, middle } = gestureOf(event.touches);
    pinch = { distance, middle: map.overlay.toData(middle), x: map.overlay.x, y: map.overlay.y };
  }, { signal, passive: false });

  map.box.addEventListener("touchmove", (event) => {
    if (!pinch || event.touches.length !== 2) return;
    event.preventDefault();
    zoomTo(map, pinch, gestureOf(event.touches));
  }, { signal, passive: false });

  for (const end of ["touchend", "touchcancel"]) map.box.addEventListener(end, () => (pinch = null), { signal });
}

function gestureOf([one, other]) {
  return {
    distance: Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY),
    middle: { clientX: (one.clientX + other.clientX) / 2, clientY: (one.clientY + other.clientY) / 2 },
  };
}

/** Show so much that the fingers stay on the places that they were put on. */
function zoomTo(map, pinch, { distance, middle }) {
  const { overlay } = map;
  const factor = pinch.distance / Math.max(distance, 1);
  const corner = overlay.box.getBoundingClientRect();
  const across = (middle.clientX - corner.left - overlay.left) / overlay.width;
  const up = 1 - (middle.clientY - corner.top - overlay.top) / overlay.height;
  map.showRanges(zoomed(pinch.x, pinch.middle[0], across, factor), zoomed(pinch.y, pinch.middle[1], up, factor));
}

/** An axis `factor` times as long, on which `value` lies at a `share` of the way. */
function zoomed([low, high], value, share, factor) {
  const length = (high - low) * factor;
  return [value - share * length, value + (1 - share) * length];
}

/** Whether `ranges` show as good as all of the `whole` map. */
export function isNearlyAll(ranges, whole) {
  return ranges.some(([low, high], k) => high - low > (whole[k][1] - whole[k][0]) / NEARLY_ALL);
}

/** Keep plain turns of the wheel over `box` from whoever would take them for a zoom. */
export function scrollPastUnlessZooming(box, signal) {
  const pass = (event) => event.ctrlKey || event.metaKey || event.stopPropagation();
  box.addEventListener("wheel", pass, { signal, capture: true, passive: true });
}
