/** The vertical axis of a small chart: its ends, whether it is logarithmic, and its marks. */
import { brief } from "../words/numbers.js";

const DEEPEST = 12; // decades that a logarithmic axis shows at most
const RARE = 0.005; // this share of the values at either end may lie off a logarithmic axis

/** @returns {{isLog: boolean, low: number, high: number, isFixed: boolean}} ends in decades if logarithmic */
export function scaleOf({ range, isLog: prefersLog }, rows) {
  if (range) return { isLog: false, low: range[0], high: range[1], isFixed: true };
  const values = rows.flatMap((row) => [...row]).filter(Number.isFinite).sort((a, b) => a - b);
  if (!values.length) return { isLog: false, low: 0, high: 1, isFixed: false };
  const positive = values.filter((value) => value > 0);
  const spansDecades = values[0] >= 0 && values.at(-1) > 100 * quantile(positive, RARE);
  return positive.length && (prefersLog || spansDecades) ? logarithmic(positive) : linear(values);
}

function linear(values) {
  const [lowest, highest] = [values[0], values.at(-1)];
  const room = (highest - lowest || Math.abs(lowest) || 1) * 0.06;
  return { isLog: false, low: lowest - room, high: highest + room, isFixed: false };
}

function logarithmic(positive) {
  const high = Math.ceil(Math.log10(quantile(positive, 1 - RARE)) + 0.02);
  const low = Math.floor(Math.log10(quantile(positive, RARE)) - 0.02);
  return { isLog: true, low: Math.max(low, high - DEEPEST), high: Math.max(high, low + 1), isFixed: false };
}

function quantile(sorted, share) {
  return sorted[Math.round(share * (sorted.length - 1))];
}

/** Three to five round numbers between the ends. */
export function ticks({ isLog, low, high, isFixed }) {
  if (isFixed) return [low, (low + high) / 2, high];
  if (isLog) {
    const stride = Math.ceil((high - low) / 4);
    return Array.from({ length: Math.floor((high - low) / stride) + 1 }, (_, k) => 10 ** (low + k * stride));
  }
  const target = (high - low) / 3;
  const decade = 10 ** Math.floor(Math.log10(target));
  const stride = [1, 2, 5, 10].map((m) => m * decade).find((size) => size >= target * 0.8);
  const first = Math.ceil(low / stride);
  const count = Math.floor(high / stride) - first + 1;
  return Array.from({ length: count }, (_, k) => Number(((first + k) * stride).toPrecision(6)));
}

/** A mark of the axis in writing. */
export function tickText({ isLog }, value) {
  if (!isLog) return brief(value);
  const power = Math.round(Math.log10(value));
  return power < -2 || power > 3 ? `1e${power}`.replace("-", "−") : brief(value);
}
