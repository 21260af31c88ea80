/** How numbers are written for people: the rule of `catalog/numbers.py`, said again for the browser. */

const DIGITS = 3; // significant ones of a number in short
const LARGEST_PLAIN = 5; // up to this power of ten, and down to the next, a number is written out
const SMALLEST_PLAIN = -4;
const SUPERSCRIPTS = { "-": "⁻", 0: "⁰", 1: "¹", 2: "²", 3: "³", 4: "⁴", 5: "⁵", 6: "⁶", 7: "⁷", 8: "⁸", 9: "⁹" };

const signed = (text) => text.replaceAll("-", "−");
const trimmed = (digits) => (digits.includes(".") ? digits.replace(/\.?0+$/, "") : digits);

/** A number as fields and tables show it, in short: 8.2e−13. */
export const brief = (value) => inField(value, DIGITS);

/** The same with all the digits that it takes to read it back exactly. */
export const exact = (value) => inField(value, null);

/** A number as sentences tell it, in short: 8.2 · 10⁻¹³. */
export const spoken = (value) => inSentence(value, DIGITS);

/** A number with at most so many `digits`, or for null with all of them; a power of ten stands behind an e. */
export function inField(value, digits) {
  return written(value, digits, (mantissa, power) => `${mantissa}e${signed(String(power))}`);
}

/** The same, its power of ten behind a dot. */
export function inSentence(value, digits) {
  return written(value, digits, (mantissa, power) => `${mantissa} · 10${raised(power)}`);
}

/** A number of four significant digits that takes eight places at most, whatever it becomes: for numbers that run. */
export function steady(value) {
  if (!Number.isFinite(value)) return brief(value);
  const size = Math.abs(value);
  const isPlain = size === 0 || (size >= 1e-2 && size < 1e4);
  const digits = isPlain ? size.toPrecision(4).replace(/\.$/, "") : size.toExponential(2).replace("e+", "e");
  return signed((value < 0 ? "-" : "") + digits);
}

/** Ten to the `power` as the mark of an axis. */
export function powerOfTen(power) {
  return power < -2 || power > 3 ? `10<sup>${signed(String(power))}</sup>` : brief(10 ** power);
}

function written(value, digits, withPower) {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? "–" : value < 0 ? "−∞" : "∞";
  if (value === 0) return "0";
  const [mantissa, power] = rounded(value, digits).split("e");
  if (power < SMALLEST_PLAIN || power > LARGEST_PLAIN) return withPower(signed(trimmed(mantissa)), Number(power));
  return signed(trimmed(Number(`${mantissa}e${power}`).toFixed(Math.max(decimals(mantissa) - power, 0))));
}

/** Mantissa and power, joined by an e; short whole numbers, such as steps, keep all their digits. */
function rounded(value, digits) {
  const isShortWhole = Number.isInteger(value) && Math.abs(value) < 10 ** (LARGEST_PLAIN + 1);
  return digits === null || isShortWhole ? value.toExponential() : value.toExponential(digits - 1);
}

const decimals = (mantissa) => mantissa.split(".")[1]?.length ?? 0;
const raised = (power) => [...String(power)].map((sign) => SUPERSCRIPTS[sign]).join("");
