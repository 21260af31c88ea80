/** Which small charts a run gets, whatever its optimizer: from what it remembers and what can be worked out. */
import { brief, spoken } from "../words/numbers.js";
import { phrase } from "../words/phrase.js";
import { Chart } from "./chart.js";
import { stage } from "../stage/stage.js";
import { wordsOf } from "./readings.js";

const pair = (name, late = false) => ["x", "y"].map((label, side) => ({ name, side, late, label, style: label }));
const single = (name, label, style, late = false) => ({ name, side: 0, late, label, style });

/** @returns {import("./chart.js").ChartSpec[]} */
function specsOf(internals, rule) {
  if (internals.lastRow < 0) return [];
  const specs = [rates(internals), length(), angle(), root(internals), ...states(internals, rule), corrections(internals, rule)];
  return specs.filter((spec) => spec?.curves.length);
}

function rates(internals) {
  const eta = internals.has("rate") ? [single("rate", "η", "mark")] : [];
  const limits = [single("limit", "2/λ", "limit")];
  const { stability_limit: limit } = internals.about;
  if (limit !== null && limit !== 2) limits.push(single("stability_limit", `${brief(limit)}/λ`, "limit"));
  return {
    key: "effective",
    title: phrase("chart:effective"),
    curves: [...pair("effective"), ...eta, ...limits],
    isLog: true,
    note: phrase(limit === null ? "limit_of_descent" : "limit_of_method"),
  };
}

function length() {
  return { key: "length", title: phrase("chart:length"), curves: [single("length", "‖Δ‖", "x")], isLog: true };
}

function angle() {
  const curve = { ...single("angle", phrase("curve:angle"), "x"), unit: "°" };
  return { key: "angle", title: phrase("chart:angle"), curves: [curve], range: [0, 180] };
}

function root(internals) {
  if (!internals.has("root")) return null;
  return {
    key: "root",
    title: phrase("chart:root"),
    curves: [...pair("root"), single("epsilon", "ε", "mark")],
    isLog: true,
    shaded: true,
    note: epsilonNote(internals),
  };
}

/** In how many steps ε dominates, in a sentence; it tells of all steps, so not while those to come are hidden. */
function epsilonNote(internals) {
  if (stage.hidesFuture) return "";
  const rows = Array.from({ length: internals.lastRow + 1 }, (_, k) => k);
  const dominated = rows.filter((k) => internals.epsilonDominates(k));
  if (!dominated.length) return phrase("epsilon_never_dominates");
  const [first] = dominated;
  const rate = internals.has("plain_rate") ? internals.at("plain_rate", first)[internals.dominatedSide(first)] : NaN;
  const code = Number.isFinite(rate) ? "epsilon_dominates_plainly" : "epsilon_dominates";
  return phrase(code, { n: dominated.length, n_steps: rows.length, rate: spoken(rate) });
}

function states(internals, rule) {
  return internals.about.fields
    .filter((field) => !internals.about.powers.includes(field) && !internals.isConstant(`state:${field}`))
    .filter((field) => internals.has(`state:${field}`))
    .map((field) => {
      const isPair = internals.at(`state:${field}`, 0).length > 1;
      return {
        key: `state:${field}`,
        title: titleOf(field, rule.symbols[field] ?? ""),
        curves: isPair ? pair(`state:${field}`, true) : [single(`state:${field}`, "", "x", true)],
      };
    });
}

/** The symbol, and the field's name unless the symbol is that name. */
function titleOf(field, symbol) {
  const isSpelledOut = symbol.includes("mtext") && field.length > 1;
  return isSpelledOut ? symbol : `${symbol} ${wordsOf(field)}`;
}

/** 1 − βᵗ of every decay rate whose average began at zero. */
function corrections(internals, rule) {
  const { powers } = internals.about;
  if (!powers.length) return null;
  const curve = (field, k) => single(`correction:${field}`, `1 − ${rule.symbols[field] ?? field}`, "xy"[k % 2], true);
  return { key: "corrections", title: phrase("chart:corrections"), curves: powers.map(curve), range: [0, 1] };
}

/** All charts of the run on stage; only those that are on the screen are drawn. */
export class Charts {
  constructor(box) {
    this.box = box;
    this.charts = [];
    this.observer = new IntersectionObserver((entries) => this.observe(entries), { rootMargin: "40px" });
    this.resized = new ResizeObserver(() => this.refresh());
    this.resized.observe(box);
  }

  observe(entries) {
    for (const { target, isIntersecting } of entries) {
      const chart = this.charts.find(({ box }) => box === target);
      if (chart) chart.isOnScreen = isIntersecting;
    }
    this.draw();
  }

  /** Show `internals`; charts whose kind is there already stay. */
  show(internals, rule, theme) {
    const specs = specsOf(internals, rule);
    const look = JSON.stringify(specs.map(({ key, title, curves }) => [key, title, curves]));
    if (look !== this.look) this.rebuild(specs, look);
    Object.assign(this, { specs, internals, theme });
    this.refresh();
  }

  rebuild(specs, look) {
    this.look = look;
    this.observer.disconnect();
    this.charts = specs.map((spec) => new Chart(spec));
    this.box.replaceChildren(...this.charts.map(({ box }) => box));
    this.charts.forEach(({ box }) => this.observer.observe(box));
  }

  refresh() {
    for (const chart of this.charts) chart.isStale = true;
    this.draw();
  }

  draw() {
    if (!this.internals) return;
    this.charts.forEach((chart, index) => {
      if (!chart.isOnScreen || !chart.isStale) return;
      chart.isStale = false;
      chart.draw(this.specs[index], this.internals, this.theme);
      chart.moveCursor(this.time ?? 0);
      chart.showNumbers(this.time ?? 0);
    });
  }

  moveCursor(time) {
    this.time = time;
    for (const chart of this.charts) if (chart.isOnScreen) chart.moveCursor(time);
  }

  showNumbers(time) {
    for (const chart of this.charts) if (chart.isOnScreen) chart.showNumbers(time);
  }

  destroy() {
    this.observer.disconnect();
    this.resized.disconnect();
  }
}
