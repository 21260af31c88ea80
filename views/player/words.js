/** Every word that the player shows or speaks, in one place to translate; `{name}` stands for a value. */
const WORDS = {
  play: "Play",
  pause: "Pause",
  back: "Step back",
  forward: "Step forward",
  step: "Step",
  playback: "Playback",
  speed: "Speed",
  loop: "Loop",
  stepOf: "Step {step} of {n}",
  map: "Map of {title}",
  surface: "Surface of {title}",
  views: "View",
  asMap: "Map",
  asSurface: "Surface",
  turn: "Turn back to the first view",
  flat: "This browser cannot draw in space, for it has no WebGL. The map shows the same runs.",
  hint: "Arrow keys move a crosshair, Enter starts the runs there, Space plays or pauses.",
  place: "x {x}, y {y}, loss {loss}",
  readout: "x {x}   y {y}   loss {loss}",
  loss: "loss",
  steps: "step",
  curves: "Loss against step",
  save: "Save as picture",
  DIVERGED: "diverged at step {k}",
  UNDEFINED: "undefined at step {k}",
  LEFT_MAP: "fell away at step {k}",
};

/** The words called `name`, with `values` put in their places. */
export function say(name, values = {}) {
  return (WORDS[name] ?? name).replace(/\{(\w+)\}/g, (_, key) => values[key]);
}

/** A number as short as can be read: three significant digits, a true minus sign, powers of ten when far from 1. */
export function brief(value) {
  if (!Number.isFinite(value)) return "∞";
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-3 || size >= 1e5)) {
    return value.toExponential(1).replace("e+", "e").replaceAll("-", "−");
  }
  return String(Number(value.toPrecision(3))).replaceAll("-", "−");
}

/** Ten to the `power` as the mark of an axis. */
export function powerOfTen(power) {
  return power < -2 || power > 3 ? `10<sup>${String(power).replace("-", "−")}</sup>` : brief(10 ** power);
}
