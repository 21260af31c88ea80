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
  asTiles: "Side by side",
  tiles: "A map of {title} for each run",
  turn: "Turn back to the first view",
  flat: "This browser cannot draw in space, for it has no WebGL. The map shows the same runs.",
  hint: "Arrow keys move a crosshair, Enter starts the runs there, Space plays or pauses.",
  place: "x {x}, y {y}, loss {loss}",
  readout: "x {x}   y {y}   loss {loss}",
  loss: "loss",
  steps: "step",
  curves: "Loss against step",
  save: "Save as picture",
  inside: "Inside {title}",
  fromTo: "step {from} → {to}",
  momentum: "momentum",
  arrows: "Arrows",
  arrowsHelp: "Show slope, momentum, step and curvature on the map while it stands still",
  "omits:options": "This run has options on of which the short rule does not speak; the numbers are those of the run.",
  "omits:modifiers": "What is wrapped around the method changes its slopes or its steps, so the lines need not add up.",
  "omits:noise": "The run met noisy slopes; g is the true one, so the lines need not add up.",
  keeps: "It remembers: {state}",
  remembers: "{symbol} remembers about {n} steps.",
  numbers: "The numbers of the step",
  now: "position now",
  slope: "slope here",
  divisor: "divisor",
  stride: "the step",
  scheduled: "learning rate now",
  effective: "Effective learning rate |Δ| / |g|",
  length: "Length of the step",
  angle: "Angle to steepest descent",
  root: "√v beside ε",
  corrections: "Bias correction",
  limitOfDescent: "2/λ is where, in a bowl of that curvature, gradient descent would begin to swing ever wider.",
  limitOfMethod: "In a bowl of that curvature, a constant η above the line of the method's own limit would swing ever wider.",
  neverRuled: "ε never rules here: it is nowhere larger than √v.",
  ruled: "Shaded: ε is larger than √v in a coordinate, in {n} of {all} steps. There it is ε that limits the step.",
  ruledPlainly:
    "Shaded: ε is larger than √v in a coordinate, in {n} of {all} steps. The more it outweighs √v there, the closer the step comes to plain gradient descent, in the first of these steps with the rate {plain}.",
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
