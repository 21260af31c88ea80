/** Cutting a straight line at the edges of a box. */

/**
 * The shares of the way between two points at which it enters and leaves a box, or null if it misses it.
 *
 * Y.-D. Liang and B. A. Barsky, "A New Concept and Method for Line Clipping", ACM Transactions on Graphics, 1984.
 */
export function clipShares([x0, y0], [x1, y1], { width, height }) {
  let [enter, leave] = [0, 1];
  for (const [way, room] of [
    [x0 - x1, x0],
    [x1 - x0, width - x0],
    [y0 - y1, y0],
    [y1 - y0, height - y0],
  ]) {
    if (way === 0 && room < 0) return null;
    if (way < 0) enter = Math.max(enter, room / way);
    if (way > 0) leave = Math.min(leave, room / way);
  }
  return enter <= leave ? { enter, leave } : null;
}
