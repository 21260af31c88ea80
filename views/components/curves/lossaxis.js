/** The axis of the loss: its scale, which may know of what has been seen only, and its few marks. */
import { brief, powerOfTen } from "../words/numbers.js";

const DEEPEST = 14; // decades below the highest start; a run that falls further leaves the picture with an arrow
const HIGHEST = 2; // decades above the highest start; so does one that climbs further
const FEWEST = 3; // decades of an axis that is to tell nothing of what comes
const MARKS = 3; // on the axis, more or less
const ROUNDING = 1e-6; // decades; losses come with the digits of a short float
const ROUND = [1, 2, 5, 10]; // times a power of ten: the strides that people count in

/**
 * The axis for all losses of `picture` up to the step `until`; ends on round numbers, in decades if it is logarithmic.
 * @typedef {{isLog: boolean, low: number, high: number, stride: number}} LossScale
 * @returns {LossScale}
 */
export function scaleOf(picture, until = Infinity) {
  const { lowest, highest, start } = extremes(picture, until);
  const isWide = until < Infinity || highest > 100 * lowest;
  return lowest >= 0 && start > 0 && isWide ? logarithmic(lowest, highest, start, until) : linear(lowest, highest, start);
}

/** How high a loss stands on the axis. */
export function heightOf({ isLog }, loss) {
  return isLog ? Math.log10(Math.max(loss, Number.MIN_VALUE)) : loss;
}

/** The marks of the axis, each with its height and its text as HTML. */
export function marksOf({ isLog, low, high, stride }) {
  const count = Math.floor((high - low) / stride + 1e-9) + 1;
  return Array.from({ length: count }, (_, k) => {
    const height = isLog ? high - k * stride : low + k * stride;
    return { height, text: isLog ? powerOfTen(height) : brief(Number(height.toPrecision(6))) };
  });
}

/** Lowest and highest loss of all sound steps and bands up to a step, and the highest loss at a start. */
function extremes({ blocks: { losses, bands, band_steps: steps }, lastColumns, nColumns, ...picture }, until) {
  const ends = { lowest: Infinity, highest: -Infinity, start: -Infinity };
  const include = (loss) => {
    ends.lowest = Math.min(ends.lowest, loss);
    ends.highest = Math.max(ends.highest, loss);
  };
  const seen = columnsUntil(picture, nColumns, until);
  lastColumns.forEach((last, run) => {
    ends.start = Math.max(ends.start, losses[run * nColumns]);
    losses.subarray(run * nColumns, run * nColumns + Math.min(last + 1, seen)).forEach(include);
  });
  bands?.forEach((loss, k) => steps[k % steps.length] <= until && include(loss));
  return ends;
}

/** How many columns do not lie behind the step `until`. */
function columnsUntil({ steps }, nColumns, until) {
  return steps ? steps.filter((step) => step <= until).length : Math.min(Math.floor(until) + 1, nColumns);
}

/** Whole decades; no fewer than usual, so that the start of a hidden story looks like that of any other. */
function logarithmic(lowest, highest, start, until) {
  const decade = decadeAbove(start);
  const floor = lowest > 0 ? Math.floor(Math.log10(lowest) + ROUNDING) : -Infinity;
  const high = Math.min(decadeAbove(highest), decade + HIGHEST);
  const low = Math.max(until < Infinity ? Math.min(floor, high - FEWEST) : floor, decade - DEEPEST);
  return { isLog: true, low, high, stride: Math.ceil((high - low) / MARKS) };
}

function decadeAbove(loss) {
  return Math.ceil(Math.log10(loss) - ROUNDING);
}

function linear(lowest, highest, start) {
  const top = Math.min(highest, start + Math.max(start - lowest, Math.abs(start) || 1));
  const rough = (top - lowest || Math.abs(top) || 1) / MARKS;
  const decade = 10 ** Math.floor(Math.log10(rough));
  const stride = decade * ROUND.find((size) => size * decade >= rough * 0.999);
  const below = Math.floor(lowest / stride);
  return { isLog: false, low: stride * below, high: stride * Math.max(Math.ceil(top / stride), below + 1), stride };
}
