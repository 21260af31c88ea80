/** What the numbers of a surface mean: heights for the contour, losses for people. */
export const FINEST = 65535;

/** `numbers`, one for each point of the grid, as rows, as Plotly wants them. */
export function rows({ header }, numbers) {
  const [down, across] = header.blocks[0].shape;
  return Array.from({ length: down }, (_, row) => numbers.subarray(row * across, (row + 1) * across));
}

/** `count` places from one end of an axis to the other. */
export function spread([low, high], count) {
  return Float64Array.from({ length: count }, (_, k) => low + ((high - low) * k) / (count - 1));
}

/** A place in columns and rows of the grid, which may lie off it. */
export function onGrid({ header }, x, y) {
  const [down, across] = header.blocks[0].shape;
  return [
    ((x - header.x[0]) / (header.x[1] - header.x[0])) * (across - 1),
    ((y - header.y[0]) / (header.y[1] - header.y[0])) * (down - 1),
  ];
}

/** The height there, from 0 (lowest) to `FINEST` (highest), bilinear between the points of the grid; null off it. */
export function heightAt({ header, blocks: { heights } }, column, row) {
  const [down, across] = header.blocks[0].shape;
  if (!(column >= 0 && column <= across - 1 && row >= 0 && row <= down - 1)) return null;
  const [i, j] = [Math.min(Math.floor(column), across - 2), Math.min(Math.floor(row), down - 2)];
  const [u, v, k] = [column - i, row - j, j * across + i];
  const low = heights[k] * (1 - u) + heights[k + 1] * u;
  const high = heights[k + across] * (1 - u) + heights[k + across + 1] * u;
  return low * (1 - v) + high * v;
}

/** The loss at a place; null off the map. */
export function lossAt(surface, x, y) {
  const height = heightAt(surface, ...onGrid(surface, x, y));
  return height === null ? null : lossOf(surface.header, height);
}

/** The loss that a height stands for, from 0 (lowest) to `FINEST` (highest). */
export function lossOf({ low, high, logarithmic, lowest, small }, height) {
  const value = low + (height / FINEST) * (high - low);
  return logarithmic ? Math.max(10 ** value + lowest - small, lowest) : value;
}
