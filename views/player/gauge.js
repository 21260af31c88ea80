/** One small chart against the step: axes and curves on a canvas that is drawn once, a cursor that moves over it. */
import { seek, stage } from "./stage.js";
import { veil } from "./theme.js";
import { brief } from "./words.js";

const MARGIN = { left: 46, right: 10, top: 6, bottom: 18 };
const DEEPEST = 12; // decades that a logarithmic axis shows at most
const RARE = 0.005; // this share of the values at either end may lie off a logarithmic axis

/**
 * @typedef {object} Spec what a gauge shows
 * @property {string} key @property {string} title HTML @property {string} note
 * @property {{name: string, side: number, late: boolean, label: string, style: string}[]} curves
 * @property {[number, number] | null} range fixed ends of the axis @property {boolean} shaded
 */
export class Gauge {
  constructor(spec) {
    this.box = document.createElement("figure");
    this.box.className = "lab-gauge";
    this.box.innerHTML = `<figcaption><span class="lab-gauge-title">${spec.title}</span></figcaption>
      <div class="lab-dial" role="img"><canvas></canvas><i class="lab-needle"></i></div>
      <p class="lab-readings"></p><p class="lab-note"></p>`;
    const find = (selector) => this.box.querySelector(selector);
    [this.dial, this.canvas, this.needle, this.line, this.note] = [
      ".lab-dial", "canvas", ".lab-needle", ".lab-readings", ".lab-note",
    ].map(find);
    this.dial.setAttribute("aria-label", find(".lab-gauge-title").textContent);
    this.dial.addEventListener("pointerdown", (event) => this.grab(event));
    this.line.innerHTML = spec.curves
      .map(({ label, style }) => `<span><i class="lab-ink lab-ink-${style}"></i>${label} <b></b></span>`)
      .join("");
    this.words = [...this.line.querySelectorAll("b")];
  }

  /** Draw all that does not move. */
  draw(spec, readings, theme) {
    this.spec = spec;
    this.readings = readings;
    this.note.textContent = spec.note ?? "";
    const { clientWidth: width, clientHeight: height } = this.dial;
    if (!width) return;
    this.width = width - MARGIN.left - MARGIN.right;
    this.height = height - MARGIN.top - MARGIN.bottom;
    const sheet = this.sheet(width, height);
    const rows = spec.curves.map(({ name, side, late }) => column(readings, name, side, late));
    this.scale = scaleOf(spec, rows);
    this.drawAxis(sheet, theme);
    sheet.beginPath();
    sheet.rect(0, -1, this.width, this.height + 2);
    sheet.clip();
    if (spec.shaded) this.shade(sheet, readings, theme);
    rows.forEach((values, index) => this.drawCurve(sheet, values, spec.curves[index].style, theme));
  }

  sheet(width, height) {
    const ratio = window.devicePixelRatio || 1;
    Object.assign(this.canvas, { width: Math.round(width * ratio), height: Math.round(height * ratio) });
    const sheet = this.canvas.getContext("2d");
    sheet.setTransform(ratio, 0, 0, ratio, MARGIN.left * ratio, MARGIN.top * ratio);
    return sheet;
  }

  across(step) {
    return (step / Math.max(stage.nSteps, 1)) * this.width;
  }

  down(value) {
    const { isLog, low, high } = this.scale;
    const at = isLog ? Math.log10(value) : value;
    return this.height * (1 - (at - low) / (high - low));
  }

  drawAxis(sheet, theme) {
    sheet.font = `11px ${theme.font}`;
    sheet.fillStyle = theme.quiet;
    sheet.strokeStyle = theme.hair;
    sheet.lineWidth = 1;
    sheet.textBaseline = "middle";
    sheet.textAlign = "right";
    for (const tick of ticks(this.scale)) {
      const y = Math.round(this.down(tick)) + 0.5;
      sheet.beginPath();
      sheet.moveTo(0, y);
      sheet.lineTo(this.width, y);
      sheet.stroke();
      sheet.fillText(this.scale.isLog ? decade(tick) : brief(tick), -6, y);
    }
    sheet.textBaseline = "top";
    for (const [share, align] of [[0, "left"], [0.5, "center"], [1, "right"]]) {
      sheet.textAlign = align;
      sheet.fillText(String(Math.round(share * stage.nSteps)), share * this.width, this.height + 5);
    }
  }

  drawCurve(sheet, values, style, theme) {
    const { colour, width, dash } = inkOf(style, this.readings, theme);
    sheet.strokeStyle = colour;
    sheet.lineWidth = width;
    sheet.setLineDash(dash);
    sheet.lineJoin = "round";
    sheet.beginPath();
    let isDown = false;
    values.forEach((value, step) => {
      const y = Math.min(Math.max(this.down(value), -999), 9999);
      if (Number.isNaN(y)) isDown = false;
      else if (isDown) sheet.lineTo(this.across(step), y);
      else {
        sheet.moveTo(this.across(step), y);
        isDown = true;
      }
    });
    sheet.stroke();
  }

  /** The stretches in which ε rules. */
  shade(sheet, readings, theme) {
    sheet.fillStyle = veil(theme.text, 0.1);
    const wide = Math.max(this.across(1), 1);
    for (let k = 0; k <= readings.last; k++) {
      if (readings.isRuled(k)) sheet.fillRect(this.across(k - 0.5), 0, wide + 0.5, this.height);
    }
  }

  /** Move the needle; say the numbers there if `speaks`. */
  point(time, speaks) {
    if (!this.spec || !this.width) return;
    this.needle.style.transform = `translateX(${MARGIN.left + this.across(time)}px)`;
    if (!speaks) return;
    const k = this.readings.stepAt(time);
    this.spec.curves.forEach(({ name, side, late }, index) => {
      const value = this.readings.last < 0 ? NaN : (this.readings.at(name, k, late)?.[side] ?? NaN);
      const word = Number.isNaN(value) ? "–" : brief(value);
      if (this.words[index] && this.words[index].textContent !== word) this.words[index].textContent = word;
    });
  }

  grab(event) {
    if (event.button !== 0) return;
    const scrub = ({ clientX }) => {
      const { left } = this.dial.getBoundingClientRect();
      seek(((clientX - left - MARGIN.left) / this.width) * stage.nSteps);
    };
    scrub(event);
    this.dial.setPointerCapture(event.pointerId);
    this.dial.onpointermove = scrub;
    this.dial.onpointerup = this.dial.onpointercancel = () => (this.dial.onpointermove = null);
  }
}

/** How a curve is inked: the run's own colour for x, the text's for y, thin and dashed for what it is held against. */
function inkOf(style, { run }, theme) {
  return {
    x: { colour: run.style[theme.mode], width: 2, dash: [] },
    y: { colour: theme.text, width: 1.5, dash: [5, 3] },
    mark: { colour: theme.quiet, width: 1.2, dash: [1.5, 3] },
    limit: { colour: theme.quiet, width: 1.2, dash: [8, 3] },
  }[style];
}

function column(readings, name, side, late) {
  const values = new Float64Array(Math.max(readings.last + 1, 0));
  for (let k = 0; k < values.length; k++) values[k] = readings.at(name, k, late)?.[side] ?? NaN;
  return values;
}

function scaleOf({ range, isLog: wantsLog }, rows) {
  if (range) return { isLog: false, low: range[0], high: range[1], fixed: true };
  const values = rows.flatMap((row) => [...row]).filter(Number.isFinite).sort((a, b) => a - b);
  if (!values.length) return { isLog: false, low: 0, high: 1 };
  const positive = values.filter((value) => value > 0);
  const pick = (sorted, share) => sorted[Math.round(share * (sorted.length - 1))];
  const isLog = positive.length > 0 && (wantsLog || (values[0] >= 0 && values.at(-1) > 100 * pick(positive, RARE)));
  if (!isLog) {
    const room = (values.at(-1) - values[0] || Math.abs(values[0]) || 1) * 0.06;
    return { isLog, low: values[0] - room, high: values.at(-1) + room };
  }
  const high = Math.ceil(Math.log10(pick(positive, 1 - RARE)) + 0.02);
  const low = Math.floor(Math.log10(pick(positive, RARE)) - 0.02);
  return { isLog, low: Math.max(low, high - DEEPEST), high: Math.max(high, low + 1) };
}

/** A power of ten as the mark of an axis. */
function decade(value) {
  const power = Math.round(Math.log10(value));
  return power < -2 || power > 3 ? `1e${power}`.replace("-", "−") : brief(value);
}

/** Three to five round numbers between the ends. */
function ticks({ isLog, low, high, fixed }) {
  if (fixed) return [low, (low + high) / 2, high];
  if (isLog) {
    const stride = Math.ceil((high - low) / 4);
    return Array.from({ length: Math.floor((high - low) / stride) + 1 }, (_, k) => 10 ** (low + k * stride));
  }
  const rough = (high - low) / 3;
  const decade = 10 ** Math.floor(Math.log10(rough));
  const stride = [1, 2, 5, 10].map((m) => m * decade).find((size) => size >= rough * 0.8);
  const first = Math.ceil(low / stride);
  return Array.from({ length: Math.floor(high / stride) - first + 1 }, (_, k) => Number(((first + k) * stride).toPrecision(6)));
}
