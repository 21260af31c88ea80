/** One small chart against the step: axes and curves on a canvas that is drawn once, a cursor that moves over it. */
import { brief } from "../words/numbers.js";
import { scaleOf, tickText, ticks } from "./chartscale.js";
import { scrubOnDrag } from "../stage/scrub.js";
import { stage } from "../stage/stage.js";
import { withAlpha } from "../stage/theme.js";

const MARGIN = { left: 46, right: 10, top: 6, bottom: 18 };

/**
 * @typedef {object} ChartSpec what a chart shows
 * @property {string} key @property {string} title HTML @property {string} note
 * @property {{name: string, side: number, late: boolean, label: string, style: string, unit: string=}[]} curves
 * @property {[number, number] | null} range fixed ends of the axis @property {boolean} shaded
 */
export class Chart {
  constructor(spec) {
    this.box = document.createElement("figure");
    this.box.className = "lab-chart";
    this.box.innerHTML = `<figcaption><span class="lab-chart-title">${spec.title}</span></figcaption>
      <div class="lab-chart-plot" role="img"><canvas></canvas><i class="lab-chart-cover"></i><i class="lab-chart-cursor"></i></div>
      <p class="lab-chart-numbers"></p><p class="lab-note"></p>`;
    const find = (selector) => this.box.querySelector(selector);
    const parts = [".lab-chart-plot", "canvas", ".lab-chart-cover", ".lab-chart-cursor", ".lab-chart-numbers", ".lab-note"];
    [this.plot, this.canvas, this.cover, this.cursor, this.numbers, this.note] = parts.map(find);
    this.plot.setAttribute("aria-label", find(".lab-chart-title").textContent);
    scrubOnDrag(this.plot, () => [MARGIN.left, this.width]);
    this.numbers.innerHTML = spec.curves
      .map(({ label, style }) => `<span><i class="lab-swatch lab-swatch-${style}"></i>${label} <b></b></span>`)
      .join("");
    this.values = [...this.numbers.querySelectorAll("b")];
  }

  /** Draw all that does not move. */
  draw(spec, internals, theme) {
    Object.assign(this, { spec, internals, theme });
    this.note.textContent = spec.note ?? "";
    const { clientWidth: width, clientHeight: height } = this.plot;
    if (!width) return;
    this.width = width - MARGIN.left - MARGIN.right;
    this.height = height - MARGIN.top - MARGIN.bottom;
    const context = this.clearedContext(width, height);
    const rows = spec.curves.map((curve) => valuesOf(internals, curve));
    this.scale = scaleOf(spec, rows);
    this.drawAxes(context);
    context.beginPath();
    context.rect(0, -1, this.width, this.height + 2);
    context.clip();
    if (spec.shaded) this.shadeDominatedSteps(context);
    rows.forEach((values, index) => this.drawCurve(context, values, spec.curves[index].style));
  }

  clearedContext(width, height) {
    const ratio = window.devicePixelRatio || 1;
    Object.assign(this.canvas, { width: Math.round(width * ratio), height: Math.round(height * ratio) });
    const context = this.canvas.getContext("2d");
    context.setTransform(ratio, 0, 0, ratio, MARGIN.left * ratio, MARGIN.top * ratio);
    return context;
  }

  xOf(step) {
    return (step / Math.max(stage.nSteps, 1)) * this.width;
  }

  yOf(value) {
    const { isLog, low, high } = this.scale;
    return this.height * (1 - ((isLog ? Math.log10(value) : value) - low) / (high - low));
  }

  drawAxes(context) {
    const { theme } = this;
    context.font = `11px ${theme.font}`;
    context.fillStyle = theme.muted;
    context.strokeStyle = theme.gridline;
    context.lineWidth = 1;
    context.textBaseline = "middle";
    context.textAlign = "right";
    for (const tick of ticks(this.scale)) this.drawTick(context, tick);
    context.textBaseline = "top";
    for (const [share, align] of [[0, "left"], [0.5, "center"], [1, "right"]]) {
      context.textAlign = align;
      context.fillText(String(Math.round(share * stage.nSteps)), share * this.width, this.height + 5);
    }
  }

  drawTick(context, tick) {
    const y = Math.round(this.yOf(tick)) + 0.5;
    context.beginPath();
    context.moveTo(0, y);
    context.lineTo(this.width, y);
    context.stroke();
    context.fillText(tickText(this.scale, tick), -6, y);
  }

  /** One curve, interrupted where there is no number. */
  drawCurve(context, values, style) {
    const { colour, width, dash } = strokeOfCurve(style, this.internals, this.theme);
    Object.assign(context, { strokeStyle: colour, lineWidth: width, lineJoin: "round" });
    context.setLineDash(dash);
    context.beginPath();
    let isBroken = true;
    values.forEach((value, k) => {
      const [x, y] = [this.xOf(this.internals.stepOf(k)), Math.min(Math.max(this.yOf(value), -999), 9999)];
      if (!Number.isNaN(y)) context[isBroken ? "moveTo" : "lineTo"](x, y);
      isBroken = Number.isNaN(y);
    });
    context.stroke();
  }

  /** The stretches in which ε dominates. */
  shadeDominatedSteps(context) {
    const { internals } = this;
    context.fillStyle = withAlpha(this.theme.text, 0.1);
    for (let k = 0; k <= internals.lastRow; k++) {
      if (!internals.epsilonDominates(k)) continue;
      const [from, to] = [internals.stepOf(k) - 0.5, internals.stepOf(k + 1) - 0.5];
      context.fillRect(this.xOf(from), 0, Math.max(this.xOf(to - from), 1) + 0.5, this.height);
    }
  }

  /** What comes lies under a cover, if it is not to be seen. */
  moveCursor(time) {
    if (!this.width) return;
    const x = MARGIN.left + this.xOf(time);
    this.cursor.style.transform = `translateX(${x}px)`;
    this.cover.hidden = !stage.hidesFuture;
    if (stage.hidesFuture) this.cover.style.left = `${x}px`;
  }

  /** The numbers under the cursor. */
  showNumbers(time) {
    if (!this.spec || !this.width) return;
    const k = this.internals.rowAt(time);
    this.spec.curves.forEach(({ name, side, late, unit = "" }, index) => {
      const value = this.internals.lastRow < 0 ? NaN : (this.internals.at(name, k, late)?.[side] ?? NaN);
      const text = Number.isNaN(value) ? "–" : brief(value) + unit;
      if (this.values[index] && this.values[index].textContent !== text) this.values[index].textContent = text;
    });
  }
}

/** How a curve is drawn: the run's own colour for x, the text's for y, thin and dashed for what it is held against. */
function strokeOfCurve(style, { run }, theme) {
  return {
    x: { colour: run.style[theme.mode], width: 2, dash: [] },
    y: { colour: theme.text, width: 1.5, dash: [5, 3] },
    mark: { colour: theme.muted, width: 1.2, dash: [1.5, 3] },
    limit: { colour: theme.muted, width: 1.2, dash: [8, 3] },
  }[style];
}

/** The numbers of a curve, one a row; NaN where there is none. */
function valuesOf(internals, { name, side, late }) {
  return Float64Array.from({ length: internals.lastRow + 1 }, (_, k) => internals.at(name, k, late)?.[side] ?? NaN);
}
