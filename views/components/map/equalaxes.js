/** The scales of the two axes: how unequal they are, and how they become equal. */

const EQUAL = 1.05; // as good as equal, for the eye

/** How much longer a unit of y is drawn than one of x, where a plot area of `width` × `height` shows `window`. */
export function stretchOf([width, height], [[left, right], [bottom, top]]) {
  return height / (top - bottom) / (width / (right - left));
}

/**
 * Which axis is stretched, and how many times, to two digits.
 * @returns {{axis: "x" | "y", factor: number} | null} null where they are as good as equal
 */
export function unequal(stretch) {
  const [axis, factor] = stretch >= 1 ? ["y", stretch] : ["x", 1 / stretch];
  return factor < EQUAL ? null : { axis, factor: Number(factor.toPrecision(2)) };
}

/** The largest plot area in the middle of `frame` [left, top, width, height] in which both axes have one scale. */
export function letterboxed([left, top, width, height], window) {
  const stretch = stretchOf([width, height], window);
  const [across, down] = stretch > 1 ? [width, height / stretch] : [width * stretch, height];
  const sides = [across, down].map((side) => Math.max(Math.round(side), 1));
  return [left + Math.round((width - sides[0]) / 2), top + Math.round((height - sides[1]) / 2), ...sides];
}

/** `window` with one axis made longer on both sides, so that with equal scales it fills `width` × `height`. */
export function filling(sides, window) {
  const stretch = stretchOf(sides, window);
  const factors = stretch > 1 ? [1, stretch] : [1 / stretch, 1];
  return window.map(([low, high], axis) => {
    const more = ((high - low) * (factors[axis] - 1)) / 2;
    return [low - more, high + more];
  });
}
