/** Losses that are worth a mark on an axis: whole powers of ten if the heights are logarithmic, else round numbers. */
import { brief, powerOfTen } from "../words/numbers.js";
import { FINEST } from "./heights.js";
import { toneAt } from "./tones.js";

const MOST = 7; // round numbers on an axis
const PLAIN = [1e-2, 1e3]; // between these a multiple of a power of ten is written out

/**
 * @typedef {object} LossTick
 * @property {number} value of the axis, from `low` to `high`
 * @property {string} text
 */

/** The marks of an axis of heights, as Plotly takes them. */
export function axisTicks(header) {
  const [ticks] = ticksByRoundness(header);
  return { tickmode: "array", tickvals: ticks.map(({ value }) => value), ticktext: ticks.map(({ text }) => text) };
}

/** The roundest losses, then others that may fill the gaps between them. @returns {LossTick[][]} */
export function ticksByRoundness(header) {
  return header.logarithmic ? [[1], [3], [2, 5]].map((heads) => powers(header, heads)) : roundNumbers(header);
}

/** At most so `many` losses beside a colour bar, the roundest first, each with its tone as a share of the way, well apart. */
export function spacedTicks(surface, many) {
  const { low, high } = surface.header;
  const shown = [];
  for (const { value, text } of ticksByRoundness(surface.header).flat()) {
    const share = toneAt(surface, ((value - low) / (high - low || 1)) * FINEST);
    if (shown.every((other) => Math.abs(other.share - share) * many >= 1)) shown.push({ share, text });
  }
  return shown;
}

function roundNumbers({ low, high }) {
  const coarse = 10 ** Math.floor(Math.log10(high - low || 1));
  const share = [0.1, 0.2, 0.5, 1, 2].find((step) => (high - low) / (step * coarse) <= MOST);
  const finer = share === 0.5 ? 0.1 : share / 2;
  return [share, finer].map((step) => multiples(step * coarse, low, high));
}

function multiples(spacing, low, high) {
  const first = Math.ceil(low / spacing);
  const count = Math.floor(high / spacing) - first + 1;
  const values = Array.from({ length: Math.max(count, 0) }, (_, k) => Number(((first + k) * spacing).toPrecision(12)));
  return values.map((value) => ({ value, text: brief(value) }));
}

/** The losses of `heads` times a power of ten; above the lowest loss if that is far from 0. */
function powers({ lowest, small, low, high }, heads) {
  const bottom = Math.abs(lowest) < small ? 0 : lowest;
  const ticks = [];
  for (let power = Math.floor(Math.log10(small)); 10 ** power < 10 ** high; power++) {
    for (const head of heads) {
      const loss = bottom + head * 10 ** power;
      const value = Math.log10(loss - lowest + small);
      const isPlain = bottom !== 0 || (loss >= PLAIN[0] && loss < PLAIN[1]);
      if (value < low || value > high || !(head === 1 || isPlain)) continue;
      ticks.push({ value, text: head === 1 && bottom === 0 ? powerOfTen(power) : brief(loss) });
    }
  }
  return ticks;
}
