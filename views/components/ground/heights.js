/** What the numbers of a surface mean: heights for the contour, losses for people. */
import { brief, powerOfTen } from "../words/numbers.js";

export const FINEST = 65535;

/** The grid of heights as rows, as Plotly wants it. */
export function rows({ header, blocks }) {
  const [down, across] = header.blocks[0].shape;
  const unit = (header.high - header.low) / FINEST;
  const heights = Float32Array.from(blocks.heights, (fine) => header.low + unit * fine);
  return Array.from({ length: down }, (_, row) => heights.subarray(row * across, (row + 1) * across));
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
  const { header } = surface;
  const ground = heightAt(surface, ...onGrid(surface, x, y));
  return ground === null ? null : lossOf(header, header.low + (ground / FINEST) * (header.high - header.low));
}

/** The marks of the colour bar: whole powers of ten if the heights are logarithmic, else round numbers. */
export function barTicks(header) {
  const { tickvals, ticktext } = header.logarithmic ? powers(header) : roundNumbers(header);
  return { tickmode: "array", tickvals, ticktext };
}

function roundNumbers({ low, high }) {
  const coarse = 10 ** Math.floor(Math.log10(high - low || 1));
  const step = coarse * [0.1, 0.2, 0.5, 1, 2].find((share) => (high - low) / (share * coarse) <= 7);
  const first = Math.ceil(low / step);
  const count = Math.floor(high / step) - first + 1;
  const tickvals = Array.from({ length: count }, (_, k) => (first + k) * step);
  return { tickvals, ticktext: tickvals.map(brief) };
}

function powers({ lowest, small, low, high }) {
  const bottom = Math.abs(lowest) < small ? 0 : lowest;
  const tickvals = [];
  const ticktext = [];
  for (let power = Math.ceil(Math.log10(small)); 10 ** power < 10 ** high; power++) {
    const height = Math.log10(bottom + 10 ** power - lowest + small);
    if (height < low || height > high) continue;
    tickvals.push(height);
    ticktext.push(bottom === 0 ? powerOfTen(power) : brief(bottom + 10 ** power));
  }
  return { tickvals, ticktext };
}

function lossOf({ logarithmic, lowest, small }, height) {
  return logarithmic ? Math.max(10 ** height + lowest - small, lowest) : height;
}
