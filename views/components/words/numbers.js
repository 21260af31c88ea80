/** How numbers are written for people: short, with true minus signs. */

/** A number as short as can be read: three significant digits, a true minus sign, powers of ten when far from 1. */
export function brief(value) {
  if (!Number.isFinite(value)) return "∞";
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-3 || size >= 1e5)) {
    return value.toExponential(1).replace("e+", "e").replaceAll("-", "−");
  }
  return String(Number(value.toPrecision(3))).replaceAll("-", "−");
}

/** A number of four significant digits that takes eight places at most, whatever it becomes. */
export function steady(value) {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? "–" : "∞";
  const size = Math.abs(value);
  const isPlain = size === 0 || (size >= 1e-2 && size < 1e4);
  const digits = isPlain ? size.toPrecision(4).replace(/\.$/, "") : size.toExponential(2).replace("e+", "e").replace("-", "−");
  return (value < 0 ? "−" : "") + digits;
}

/** Ten to the `power` as the mark of an axis. */
export function powerOfTen(power) {
  return power < -2 || power > 3 ? `10<sup>${String(power).replace("-", "−")}</sup>` : brief(10 ** power);
}
