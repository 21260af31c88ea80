/**
 * Where a value stands on its slider, and which value stands where.
 *
 * A position is the value itself (linear), its logarithm (log), or the number of nines: −log10(1 − β) (one-minus).
 * A slider makes short numbers only, so that links stay short.
 */
import { exact } from "../words/numbers.js";

const clamp = (x, low, high) => Math.min(Math.max(x, low), high);
const short = (x) => Number(x.toPrecision(3));
const decade = (x) => 10 ** Math.floor(Math.log10(x) + 1e-9);

/** 1 − rest, without the noise of the subtraction: 1 − 0.1 is 0.9, 1 − 0.00123 is 0.99877. */
function lessThanOne(rest) {
  const digits = clamp(2 - Math.floor(Math.log10(rest)), 0, 16);
  return Number((1 - rest).toFixed(digits));
}

/** `x` after `steps` small steps of its second digit, or after `decades`; below 1 the steps are those of 0.99. */
function stepped(x, steps, decades) {
  const unit = decade(steps < 0 ? x * (1 - 1e-6) : x) / 10;
  return short((x + steps * unit) * 10 ** decades);
}

const linear = ([low, high]) => {
  const quantum = 10 ** Math.ceil(Math.log10((high - low) / 1000) - 1e-9);
  const fine = 10 ** Math.round(Math.log10((high - low) / 100));
  return {
    position: (value) => value,
    value: (position) => Number((Math.round(position / quantum) * quantum).toPrecision(12)),
    step: (value, fineSteps, coarseSteps) => value + fine * (fineSteps + 10 * coarseSteps),
  };
};

const log = ([low]) => ({
  position: (value) => Math.log10(Math.max(value, low)),
  value: (position) => short(10 ** position),
  step: (value, fine, coarse) => stepped(Math.max(value, low), fine, coarse),
});

const oneMinus = () => ({
  position: (value) => -Math.log10(1 - value),
  value: (position) => lessThanOne(short(10 ** -position)),
  step: (value, fine, coarse) => lessThanOne(stepped(1 - value, -fine, -coarse)),
});

const scales = { linear, log, "one-minus": oneMinus };

/** `scale` for whole numbers: no step is shorter than one. */
const whole = (scale) => ({
  position: scale.position,
  value: (position) => Math.round(scale.value(position)),
  step: (value, ...steps) => {
    const way = scale.step(value, ...steps) - value;
    return value + Math.sign(way) * Math.max(1, Math.round(Math.abs(way)));
  },
});

/** The scale of a knob; positions and values that it gives lie within the slider. */
export function scaleOf(knob) {
  const [low, high] = knob.slider;
  const plain = scales[knob.scale](knob.slider);
  const { position, value, step } = knob.whole ? whole(plain) : plain;
  const within = (x) => clamp(x, low, high);
  const ends = [position(low), position(high)];
  return {
    ends,
    position: (x) => position(within(x)),
    value: (x) => within(value(clamp(x, ...ends))),
    /** The value after an arrow key (`fine` is ±1) or a page key (`coarse` is ±1). */
    step: (x, fine, coarse) => within(value(position(within(step(within(x), fine, coarse))))),
    decades: knob.scale === "linear" ? [] : wholeNumbers(ends),
  };
}

function wholeNumbers([low, high]) {
  const first = Math.ceil(low - 1e-9);
  return Array.from({ length: Math.floor(high + 1e-9) - first + 1 }, (_, k) => first + k);
}

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const POWER = /^(?:(.+?)\s*[·⋅*×x]\s*|([+-]?))10(?:\^|\*\*)([+-]?\d+)$/; // 8.2 · 10^-13, 10^-3, 8.2·10⁻¹³
const RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/** The number that was typed, however a number is written; NaN if it is none. */
export function read(text) {
  const plain = withoutTypography(text);
  const [, factor, sign, power] = POWER.exec(plain) ?? [];
  const simple = power === undefined ? plain : `${factor ?? `${sign}1`}e${power}`;
  return NUMBER.test(simple) ? Number(simple) : NaN;
}

/** With a point for a comma, a plain minus, and raised digits behind a hat. */
function withoutTypography(text) {
  return text
    .trim()
    .replace(",", ".")
    .replaceAll("−", "-")
    .replace(/[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+/, (raised) => `^${[...raised].map((sign) => (sign === "⁻" ? "-" : RAISED.indexOf(sign))).join("")}`);
}

/** The shortest text that reads back as exactly `value`: 0.01, 1e−8, 250000. */
export function print(value) {
  return exact(value);
}
