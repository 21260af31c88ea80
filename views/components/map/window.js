/** A window: the part of the plane that a map shows, as [[left, right], [bottom, top]] in data. */

const FARTHEST = 1e6; // no window reaches further out, as no start does
const NARROWEST = 1e-12; // of the landscape's own width; below, positions have no digits left
const NEARLY = 0.015; // of a width; windows whose ends differ by less are as good as the same

/** @typedef {[[number, number], [number, number]]} Window */

/**
 * `window` made `factor` times as large, in which `place` lies at `shares` of the way from left and from bottom.
 *
 * One sum for a pan (the factor is 1), a turn of the wheel and a pinch: what was taken hold of stays under the hand.
 * @returns {Window}
 */
export function anchored(window, place, shares, factor) {
  return window.map(([low, high], axis) => {
    const length = (high - low) * factor;
    return [place[axis] - shares[axis] * length, place[axis] + (1 - shares[axis]) * length];
  });
}

/** `window` made `factor` times as large around its middle. */
export function scaled(window, factor) {
  const middle = window.map(([low, high]) => (low + high) / 2);
  return anchored(window, middle, [0.5, 0.5], factor);
}

/** At which shares of the way from left and from bottom of `window` a `place` lies. */
export function sharesOf(window, place) {
  return window.map(([low, high], axis) => (place[axis] - low) / (high - low));
}

/** The place at such shares. */
export function placeAt(window, shares) {
  return window.map(([low, high], axis) => low + shares[axis] * (high - low));
}

/** The least window that holds `window` and `places`. */
export function extended(window, places) {
  return window.map((ends, axis) => {
    const values = [...ends, ...places.map((place) => place[axis])];
    return [Math.min(...values), Math.max(...values)];
  });
}

/** Whether a map of a landscape whose own window is `whole` can show `window`. */
export function isShowable(window, whole) {
  return window.every(([low, high], axis) => {
    const [left, right] = whole[axis];
    return low >= -FARTHEST && high <= FARTHEST && high - low >= NARROWEST * (right - left);
  });
}

/** `window` within what a map can show at most. */
export function clipped(window) {
  return window.map((ends) => ends.map((end) => Math.min(Math.max(end, -FARTHEST), FARTHEST)));
}

/** Whether two windows show as good as the same. */
export function isNearly(one, other) {
  return one.every(([low, high], axis) => {
    const slack = NEARLY * (other[axis][1] - other[axis][0]);
    return Math.abs(low - other[axis][0]) < slack && Math.abs(high - other[axis][1]) < slack;
  });
}

/** `window` with no more digits than a pixel of its `sides` tells, so that links stay short. */
export function rounded(window, sides) {
  return window.map((ends, axis) => ends.map((end) => inPixels(end, ends, sides[axis])));
}

/** `value` on an axis from `low` to `high` with the digits that one of its `pixels` tells, and `more`. */
export function inPixels(value, [low, high], pixels, more = 0) {
  const digits = Math.ceil(-Math.log10(Math.abs(high - low) / pixels)) + more;
  return Number(value.toFixed(Math.min(Math.max(digits, 0), 100)));
}
