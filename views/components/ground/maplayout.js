/** How the map is laid out, whoever draws it: our own canvas at first and while a hand drags, Plotly at rest. */
import { withAlpha } from "../stage/theme.js";

const ROOMY = 480; // pixels; a narrower map has no room for a colour bar
export const N_LEVELS = 18; // from the lowest to the highest point
export const N_TICKS = 7; // at most, on each axis
export const LINE_WIDTH = 0.8; // of a contour line
export const COLOUR_BAR = { thickness: 8, len: 0.94, x: 1.012 };

export const isRoomy = (width) => width >= ROOMY;

/** The room around the plot area of a map of `width`. */
export function marginsOf(width) {
  return isRoomy(width) ? { l: 46, r: 74, t: 10, b: 38 } : { l: 34, r: 10, t: 9, b: 26 };
}

/** The plot area of a map as [left, top, width, height]. */
export function frameOf({ width, height }) {
  const { l, r, t, b } = marginsOf(width);
  return [l, t, width - l - r, height - t - b];
}

export function contourColour(theme) {
  return withAlpha(theme.text, theme.mode === "dark" ? 0.17 : 0.15);
}
