/** Which small charts a run gets, whatever its optimizer: from what it remembers and what can be worked out. */
import { Gauge } from "./gauge.js";
import { wordsOf } from "./rule.js";
import { brief, say } from "./words.js";

const pair = (name, late = false) => ["x", "y"].map((label, side) => ({ name, side, late, label, style: label }));
const single = (name, label, style, late = false) => ({ name, side: 0, late, label, style });

/** @returns {import("./gauge.js").Spec[]} */
function specsOf(readings, rule) {
  if (readings.last < 0) return [];
  return [rates(readings), length(), angle(), root(readings), ...states(readings, rule), corrections(readings, rule)].filter(
    (spec) => spec && spec.curves.length,
  );
}

function rates(readings) {
  const eta = readings.has("rate") ? [single("rate", "η", "mark")] : [];
  const limits = [single("limit", "2/λ", "limit")];
  const { stability_limit: limit } = readings.about;
  if (limit !== null && limit !== 2) limits.push(single("reach", `${brief(limit)}/λ`, "limit"));
  return {
    key: "effective",
    title: say("effective"),
    curves: [...pair("effective"), ...eta, ...limits],
    isLog: true,
    note: say(limit === null ? "limitOfDescent" : "limitOfMethod"),
  };
}

function length() {
  return { key: "length", title: say("length"), curves: [single("length", "‖Δ‖", "x")], isLog: true };
}

function angle() {
  return { key: "angle", title: say("angle"), curves: [single("angle", "°", "x")], range: [0, 180] };
}

function root(readings) {
  if (!readings.has("root")) return null;
  return {
    key: "root",
    title: say("root"),
    curves: [...pair("root"), single("epsilon", "ε", "mark")],
    isLog: true,
    shaded: true,
    note: rulingOf(readings),
  };
}

/** Where ε rules, in a sentence. */
function rulingOf(readings) {
  const steps = Array.from({ length: readings.last + 1 }, (_, k) => k).filter((k) => readings.isRuled(k));
  if (!steps.length) return say("neverRuled");
  const [first] = steps;
  const plain = readings.has("plain_rate") ? readings.at("plain_rate", first)[readings.ruledSide(first)] : NaN;
  return say(Number.isFinite(plain) ? "ruledPlainly" : "ruled", { n: steps.length, all: readings.last + 1, plain: brief(plain) });
}

function states(readings, rule) {
  return readings.about.fields
    .filter((field) => !readings.about.powers.includes(field) && !readings.isConstant(`state:${field}`))
    .filter((field) => readings.has(`state:${field}`))
    .map((field) => {
      const isPair = readings.at(`state:${field}`, 0).length > 1;
      const symbol = rule.symbols[field] ?? "";
      return {
        key: `state:${field}`,
        title: `${symbol} ${symbol.includes("mtext") && field.length > 1 ? "" : wordsOf(field)}`,
        curves: isPair ? pair(`state:${field}`, true) : [single(`state:${field}`, "", "x", true)],
      };
    });
}

/** 1 − βᵗ of every decay rate whose average began at zero. */
function corrections(readings, rule) {
  const { powers } = readings.about;
  if (!powers.length) return null;
  return {
    key: "corrections",
    title: say("corrections"),
    curves: powers.map((field, k) => single(`seen:${field}`, `1 − ${rule.symbols[field] ?? field}`, "xy"[k % 2], true)),
    range: [0, 1],
  };
}

/** All gauges of the run on stage; only those that can be seen are drawn. */
export class Gauges {
  constructor(box) {
    this.box = box;
    this.gauges = [];
    this.seen = new IntersectionObserver((entries) => {
      for (const { target, isIntersecting } of entries) {
        const gauge = this.gauges.find(({ box: own }) => own === target);
        if (gauge) gauge.isSeen = isIntersecting;
      }
      this.paint();
    }, { rootMargin: "40px" });
    this.resized = new ResizeObserver(() => this.refresh());
    this.resized.observe(box);
  }

  /** Show `readings`; gauges whose kind is there already stay. */
  show(readings, rule, theme) {
    const specs = specsOf(readings, rule);
    const look = JSON.stringify(specs.map(({ key, title, curves }) => [key, title, curves]));
    if (look !== this.look) this.rebuild(specs, look);
    [this.specs, this.readings, this.theme] = [specs, readings, theme];
    this.refresh();
  }

  rebuild(specs, look) {
    this.look = look;
    this.seen.disconnect();
    this.gauges = specs.map((spec) => new Gauge(spec));
    this.box.replaceChildren(...this.gauges.map(({ box }) => box));
    this.gauges.forEach(({ box }) => this.seen.observe(box));
  }

  refresh() {
    for (const gauge of this.gauges) gauge.isStale = true;
    this.paint();
  }

  paint() {
    if (!this.readings) return;
    this.gauges.forEach((gauge, index) => {
      if (!gauge.isSeen || !gauge.isStale) return;
      gauge.isStale = false;
      gauge.draw(this.specs[index], this.readings, this.theme);
      gauge.point(this.time ?? 0, true);
    });
  }

  point(time, speaks) {
    this.time = time;
    for (const gauge of this.gauges) if (gauge.isSeen) gauge.point(time, speaks);
  }

  destroy() {
    this.seen.disconnect();
    this.resized.disconnect();
  }
}
