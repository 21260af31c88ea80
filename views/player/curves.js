/** Loss against step: Plotly draws the axes, the curves are drawn on glass and move with the map; a drag scrubs. */
import { drawBands, layBands } from "./bands.js";
import { Glass } from "./glass.js";
import { drawAhead, drawBehind } from "./ink.js";
import { layOut } from "./lines.js";
import { plotly } from "./resources.js";
import { invalidate, seek, stage, subscribe } from "./stage.js";
import { themeOf } from "./theme.js";
import { powerOfTen, say } from "./words.js";

const DEEPEST = 14; // decades below the highest start; a run that falls further leaves the picture with an arrow
const ROOM = 2; // decades above the highest start; so does one that climbs further
const WEIGHT = 0.75; // of the strokes, beside those on the map
const charts = new WeakMap();

export function mount({ parentElement }) {
  if (!charts.has(parentElement)) charts.set(parentElement, new Curves(parentElement));
  invalidate("theme");
}

export function unmount({ parentElement }) {
  charts.get(parentElement)?.destroy();
  charts.delete(parentElement);
}

class Curves {
  constructor(parentElement) {
    this.box = document.createElement("div");
    this.box.className = "lab-curves";
    this.box.dataset.testid = "lab-curves";
    this.box.innerHTML = '<div class="lab-plot"></div>';
    parentElement.append(this.box);
    plotly.then((Plotly) => this.box.isConnected && this.open(Plotly));
  }

  open(Plotly) {
    this.Plotly = Plotly;
    this.plot = this.box.firstElementChild;
    this.box.setAttribute("role", "img");
    this.box.setAttribute("aria-label", say("curves"));
    this.box.addEventListener("pointerdown", (event) => this.grab(event));
    this.resized = new ResizeObserver(() => this.drawSoon());
    this.resized.observe(this.box);
    this.leave = subscribe((changes) => this.update(changes));
  }

  /** The map comes first: new curves are drawn in a frame of their own, and only the newest. */
  update(changes) {
    if (!stage.paths || !this.box.offsetParent) return;
    if (changes.has("theme")) this.theme = themeOf(this.box);
    if (changes.has("picture") || changes.has("theme")) this.drawSoon();
    else if (changes.has("step") && this.lines) this.paint();
  }

  drawSoon() {
    clearTimeout(this.soon);
    this.soon = setTimeout(() => this.draw(), 0);
  }

  draw() {
    if (!stage.paths || !this.theme || !this.box.isConnected || !this.box.offsetParent) return;
    this.scale = scaleOf(stage.paths);
    this.drawAxes();
    this.glass.fit();
    this.relay();
    this.paint();
  }

  drawAxes() {
    const { clientWidth: width, clientHeight: height } = this.box;
    const look = JSON.stringify([this.scale, stage.nSteps, this.theme, width, height]);
    if (look === this.look) return;
    this.look = look;
    const layout = layoutOf(this.scale, stage.nSteps, this.theme, width < 560);
    this.Plotly.react(this.plot, [], { ...layout, width, height }, { staticPlot: true });
    this.glass ??= new Glass(this.plot, this.box);
  }

  relay() {
    const { header, blocks } = stage.paths;
    const height = this.scale.isLog ? (loss) => Math.log10(Math.max(loss, Number.MIN_VALUE)) : (loss) => loss;
    const place = (run, step) => [step, height(blocks.losses[run * (header.n_steps + 1) + step])];
    this.lines = layOut(header, this.glass, place, WEIGHT);
    this.glass.clear(this.glass.lower);
    drawBands(this.glass.lower, layBands(stage.paths, this.glass, height), this.theme, this.glass);
    drawAhead(this.glass.lower, this.lines, this.theme, this.glass);
  }

  paint() {
    const { upper } = this.glass;
    this.glass.clear(upper);
    const [x] = this.glass.pixel(stage.step, 0);
    upper.strokeStyle = this.theme.quiet;
    upper.lineWidth = 1;
    upper.beginPath();
    upper.moveTo(x, 0);
    upper.lineTo(x, this.glass.height);
    upper.stroke();
    drawBehind(upper, this.lines, stage.step, this.theme, this.glass);
  }

  grab(event) {
    if (!this.glass || event.button !== 0) return;
    const scrub = ({ clientX }) => {
      const { left } = this.box.getBoundingClientRect();
      seek(((clientX - left - this.glass.left) / this.glass.width) * stage.nSteps);
    };
    scrub(event);
    this.box.setPointerCapture(event.pointerId);
    this.box.onpointermove = scrub;
    this.box.onpointerup = this.box.onpointercancel = () => (this.box.onpointermove = null);
  }

  destroy() {
    clearTimeout(this.soon);
    this.leave?.();
    this.resized?.disconnect();
    if (this.plot) this.Plotly.purge(this.plot);
    this.box.remove();
  }
}

/** The loss axis: logarithmic if nothing is negative and more than two decades are spanned; ends on whole decades. */
function scaleOf({ header, blocks }) {
  let [lowest, highest, start] = [Infinity, -Infinity, -Infinity];
  header.runs.forEach((run, index) => {
    const from = index * (header.n_steps + 1);
    start = Math.max(start, blocks.losses[from]);
    for (const loss of blocks.losses.subarray(from, from + run.last_step + 1)) {
      lowest = Math.min(lowest, loss);
      highest = Math.max(highest, loss);
    }
  });
  for (const loss of blocks.bands ?? []) {
    lowest = Math.min(lowest, loss);
    highest = Math.max(highest, loss);
  }
  if (lowest < 0 || !(start > 0) || highest <= 100 * lowest) return linear(lowest, highest, start);
  const decade = Math.ceil(Math.log10(start));
  const floor = lowest > 0 ? Math.floor(Math.log10(lowest)) : -Infinity;
  const high = Math.min(Math.ceil(Math.log10(highest)), decade + ROOM);
  return { isLog: true, low: Math.max(floor, decade - DEEPEST), high };
}

function linear(lowest, highest, start) {
  const top = Math.min(highest, start + Math.max(start - lowest, Math.abs(start) || 1));
  const room = (top - lowest || 1) * 0.05;
  return { isLog: false, low: lowest - room, high: top + room };
}

function layoutOf({ isLog, low, high }, nSteps, theme, narrow) {
  const line = { zeroline: false, gridcolor: theme.hair, ticks: "", ticklabeloverflow: "allow", fixedrange: true };
  return {
    template: "none",
    paper_bgcolor: "rgba(0,0,0,0)",
    plot_bgcolor: "rgba(0,0,0,0)",
    font: { family: theme.font, size: 12, color: theme.quiet },
    margin: { l: narrow ? 46 : 54, r: 16, t: 10, b: narrow ? 28 : 38 },
    xaxis: {
      ...line,
      range: [0, nSteps],
      showgrid: false,
      nticks: narrow ? 5 : 9,
      title: { text: narrow ? "" : say("steps"), standoff: 6 },
    },
    yaxis: {
      ...line,
      type: isLog ? "log" : "linear",
      range: [low, high],
      title: { text: say("loss"), standoff: 4 },
      ...(isLog ? decades(low, high) : { nticks: 6 }),
    },
  };
}

/** A mark at every whole decade, or at every second, third … so that there are at most seven. */
function decades(low, high) {
  const powers = Array.from({ length: high - low + 1 }, (_, k) => low + k);
  const shown = powers.filter((power) => power % Math.ceil(powers.length / 7) === 0);
  return { tickmode: "array", tickvals: shown.map((power) => 10 ** power), ticktext: shown.map(powerOfTen) };
}
