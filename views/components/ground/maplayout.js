/** How the map is laid out: the room around its plot area, for axes and colour bar. */
const ROOMY = 480; // pixels; a narrower map has no room for a colour bar
export const N_TICKS = 7; // at most, on each axis

export const isRoomy = (width) => width >= ROOMY;

/** The room around the plot area of a map of `width`, for type of the usual size. */
function marginsOf(width) {
  return isRoomy(width) ? { l: 46, r: 74, t: 10, b: 38 } : { l: 34, r: 10, t: 9, b: 26 };
}

/** The plot area of a map as [left, top, width, height], where type is so many times as large as usual. */
export function frameOf({ width, height }, scale) {
  const { l, r, t, b } = marginsOf(width);
  return [l * scale, t * scale, width - (l + r) * scale, height - (t + b) * scale];
}
