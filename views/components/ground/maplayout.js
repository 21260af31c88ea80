/** How the map is laid out: the room around its plot area, for axes and colour bar. */
const ROOMY = 480; // pixels; a narrower map has no room for a colour bar
export const N_TICKS = 7; // at most, on each axis

export const isRoomy = (width) => width >= ROOMY;

/** The room around the plot area of a map of `width`: left, right, above and below. */
const marginsOf = (width) => (isRoomy(width) ? [46, 74, 10, 38] : [34, 10, 9, 26]);

/** The plot area of a map as [left, top, width, height], where type is `scale` times as large as usual. */
export function frameOf({ width, height }, scale) {
  const [left, right, top, bottom] = marginsOf(width).map((room) => Math.round(room * scale));
  return [left, top, width - left - right, height - top - bottom];
}
