/** What the steps of the selected run were made of, by name, in numbers. */
const known = new WeakMap(); // by picture

/** The internals of the selected run of `picture`. */
export function internalsOf(picture) {
  if (!known.has(picture)) known.set(picture, new Internals(picture));
  return known.get(picture);
}

/** Series that follow from others, for the step from row k. */
const DERIVED = {
  effective: (its, k) => zip(its.at("step", k), its.at("g", k), (step, g) => (g === 0 ? NaN : Math.abs(step / g))),
  length: (its, k) => [Math.hypot(...its.at("step", k))],
  angle: (its, k) => [degreesBetween(its.at("step", k), its.at("g", k))],
  limit: (its, k) => [its.limit(2, k)],
  stability_limit: (its, k) => [its.limit(its.about.stability_limit, k)],
  divisor: (its, k) => its.at("root", k).map((root) => its.divisor(root, its.at("epsilon", k)[0])),
};
const NEEDS = {
  effective: "step",
  length: "step",
  angle: "step",
  divisor: "root",
  limit: "curvatures",
  stability_limit: "curvatures",
};

/** Numbers that are made of others, by what stands before the colon of their name. */
const OF_ANOTHER = {
  value: (its, name) => its.value(name),
  rest: (its, name, k) => its.at(`value:${name}`, k)?.map((value) => 1 - value) ?? null,
  correction: (its, field, k, late) => its.at(`state:${field}`, k, late)?.map((power) => 1 - power) ?? null, // 1 − βᵗ
  norm: (its, name, k, late) => lengthOf(its.at(name, k, late), Math.hypot),
  size: (its, name, k, late) => lengthOf(its.at(name, k, late), (...sides) => sides.reduce((sum, side) => sum + Math.abs(side), 0)),
};

const lengthOf = (sides, measure) => sides && [measure(...sides)];

/** What a name says before its first colon, and behind it. */
function split(name) {
  const end = name.indexOf(":");
  return [name.slice(0, Math.max(end, 0)), name.slice(end + 1)];
}

/** Rows are the columns of the picture: every step of a whole picture, the kept ones of a draft. */
class Internals {
  constructor(picture) {
    const { header, blocks } = picture;
    this.picture = picture;
    this.index = header.selected;
    this.about = header.inside;
    this.run = header.runs[header.selected];
    this.lastRow = picture.lastColumns[header.selected] - 1; // from which the last step was made; -1 if there was none
    this.columns = blocks.inside;
  }

  /** The row of the step that is shown at `time`, in steps: the step from there, at the end the last one. */
  rowAt(time) {
    return Math.max(Math.min(Math.floor(this.picture.columnOf(time)), this.lastRow), 0);
  }

  /** The step that is made from row `k`. */
  stepOf(k) {
    return this.picture.stepOf(k);
  }

  has(name) {
    if (!(name in NEEDS)) return name in this.about.series;
    const isDefined = name !== "stability_limit" || this.about.stability_limit !== null;
    return this.lastRow >= 0 && isDefined && this.has(NEEDS[name]);
  }

  /** Whether the field of a state called `name` has no effect, because what it serves is off. */
  isIdle(name) {
    return this.about.idle.includes(name);
  }

  /** The numbers called `name` for the step from row `k`, or after it if `late`: one, one a coordinate, or null. */
  at(name, k, late = false) {
    if (name === "coordinate") return ["x", "y"];
    if (name === "t") return [this.stepOf(k) + 1];
    if (name === "x") return this.picture.position(this.index, k + late);
    if (name === "past") return k > 0 ? this.at("g", k - 1) : [0, 0];
    if (name === "value:learning_rate" && this.has("rate")) return this.at("rate", k);
    const [kind, of] = split(name);
    if (kind in OF_ANOTHER) return OF_ANOTHER[kind](this, of, k, late);
    if (name in DERIVED) return this.has(name) ? DERIVED[name](this, k) : null;
    return this.recorded(name, name.startsWith("state:") ? k + late : k);
  }

  /** A series as it came: by a law of its step, or column by column. */
  recorded(name, row) {
    const series = this.about.series[name];
    if (!series) return null;
    if (series.laws) return series.laws.map(([first, ratio]) => first * ratio ** this.stepOf(row));
    const { nColumns } = this.picture;
    return Array.from({ length: series.wide }, (_, side) => this.columns[(series.at + side) * nColumns + row]);
  }

  value(name) {
    return name in this.about.values ? [this.about.values[name]] : null;
  }

  /** Whether a series says the same at every step. */
  isConstant(name) {
    return this.about.series[name]?.laws?.every(([, ratio]) => ratio === 1) ?? false;
  }

  /** `numerator` over the largest curvature, NaN where nothing curves upwards. */
  limit(numerator, k) {
    const [, largest] = this.at("curvatures", k);
    return largest > 0 ? numerator / largest : NaN;
  }

  /** What a step divides by; an ε under the root counts as its own root. */
  divisor(root, epsilon) {
    return this.about.epsilon_inside ? Math.hypot(root, epsilon) : root + epsilon;
  }

  /** The first coordinate in which ε is larger than the root, -1 if there is none. */
  dominatedSide(k) {
    const [epsilon] = this.at("epsilon", k);
    return this.at("root", k).findIndex((root) => root < epsilon);
  }

  epsilonDominates(k) {
    return this.dominatedSide(k) >= 0;
  }
}

/** Between the step and steepest descent. */
function degreesBetween([a, b], [gx, gy]) {
  if ((a === 0 && b === 0) || (gx === 0 && gy === 0)) return NaN;
  const radians = Math.abs(Math.atan2(b * gx - a * gy, -a * gx - b * gy));
  return Math.round((100 * radians * 180) / Math.PI) / 100;
}

function zip(ones, others, merge) {
  return ones.map((one, side) => merge(one, others[side]));
}
