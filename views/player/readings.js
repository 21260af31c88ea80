/** What the steps of the selected run were made of, by name, in numbers. */
const all = new WeakMap();

/** The readings of the paths on stage, or null before there are any. */
export function readingsOf(paths) {
  if (!paths) return null;
  if (!all.has(paths)) all.set(paths, new Readings(paths));
  return all.get(paths);
}

const degrees = (radians) => (radians * 180) / Math.PI;

/** Series that follow from others, for the step from row k. */
const DERIVED = {
  effective: (read, k) => zip(read.at("step", k), read.at("g", k), (step, g) => (g === 0 ? NaN : Math.abs(step / g))),
  length: (read, k) => [Math.hypot(...read.at("step", k))],
  angle: (read, k) => [angle(read.at("step", k), read.at("g", k))],
  limit: (read, k) => [read.limit(2, k)],
  reach: (read, k) => [read.limit(read.about.stability_limit, k)],
  divisor: (read, k) => read.at("root", k).map((root) => read.divisor(root, read.at("epsilon", k)[0])),
};
const NEEDS = { effective: "step", length: "step", angle: "step", divisor: "root", limit: "curvatures", reach: "curvatures" };

class Readings {
  constructor({ header, blocks }) {
    this.about = header.inside;
    this.run = header.runs[header.selected];
    this.row = header.n_steps + 1;
    this.last = this.run.last_step - 1; // the last step there was; -1 if there was none
    this.columns = blocks.inside;
    this.positions = blocks.positions.subarray(2 * header.selected * this.row, 2 * (header.selected + 1) * this.row);
  }

  /** The step that is shown when the stage is at `time`: the one from there, at the end the last one. */
  stepAt(time) {
    return Math.max(Math.min(Math.floor(time), this.last), 0);
  }

  has(name) {
    if (name in NEEDS) return this.last >= 0 && this.has(NEEDS[name]) && (name !== "reach" || this.about.stability_limit !== null);
    return name in this.about.series;
  }

  /** The numbers called `name` for the step from row `k`, or after it if `late`: one, one a coordinate, or null. */
  at(name, k, late = false) {
    if (name === "t") return [k + 1];
    if (name === "x") return [...this.positions.subarray(2 * (k + late), 2 * (k + late) + 2)];
    if (name === "past") return k > 0 ? this.at("g", k - 1) : [0, 0];
    if (name === "value:learning_rate" && this.has("rate")) return this.at("rate", k);
    if (name.startsWith("value:")) return this.value(name.slice(6));
    if (name in DERIVED) return this.has(name) ? DERIVED[name](this, k) : null;
    if (name.startsWith("seen:")) return this.at(`state:${name.slice(5)}`, k, late)?.map((power) => 1 - power) ?? null;
    const series = this.about.series[name];
    if (!series) return null;
    const row = name.startsWith("state:") ? k + late : k;
    if (series.laws) return series.laws.map(([first, ratio]) => first * ratio ** row);
    return Array.from({ length: series.wide }, (_, side) => this.columns[(series.at + side) * this.row + row]);
  }

  value(name) {
    return name in this.about.values ? [this.about.values[name]] : null;
  }

  /** Whether a series says the same at every step. */
  isConstant(name) {
    return this.about.series[name]?.laws?.every(([, ratio]) => ratio === 1) ?? false;
  }

  /** `reach` over the largest curvature, NaN where nothing curves upwards. */
  limit(reach, k) {
    const [, steepest] = this.at("curvatures", k);
    return steepest > 0 ? reach / steepest : NaN;
  }

  /** What a step divides by; an ε under the root counts as its own root. */
  divisor(root, epsilon) {
    return this.about.epsilon_inside ? Math.hypot(root, epsilon) : root + epsilon;
  }

  /** The first coordinate in which ε is larger than the root, -1 if there is none. */
  ruledSide(k) {
    const [epsilon] = this.at("epsilon", k);
    return this.at("root", k).findIndex((root) => root < epsilon);
  }

  isRuled(k) {
    return this.ruledSide(k) >= 0;
  }
}

/** Between the step and steepest descent, in degrees. */
function angle([a, b], [gx, gy]) {
  if ((a === 0 && b === 0) || (gx === 0 && gy === 0)) return NaN;
  return Math.round(100 * degrees(Math.abs(Math.atan2(b * gx - a * gy, -a * gx - b * gy)))) / 100;
}

function zip(ones, others, merge) {
  return ones.map((one, side) => merge(one, others[side]));
}
