/**
 * The ground as our own canvas draws it: a shaded relief, lines of height with their losses, the colour bar.
 *
 * It lies below Plotly's figure, which has axes and, while nothing moves, the lines; what Plotly does not draw, it draws itself.
 */
import { brief } from "../words/numbers.js";
import { phrase } from "../words/phrase.js";
import { drawColourBar } from "./colourbar.js";
import { Crossfade } from "./crossfade.js";
import { drawHeatmap } from "./heatmap.js";
import { drawHeightLines } from "./heightlines.js";
import { drawLossMarks } from "./lossmarks.js";
import { isRoomy, N_TICKS } from "./maplayout.js";

const TICK = 4; // pixels
const TITLE = 14; // pixels, the size of an axis title

export class Ground {
  /** @param {HTMLElement} plot below which it lies */
  constructor(plot) {
    this.canvas = Object.assign(document.createElement("canvas"), { className: "lab-ground" });
    this.canvas.setAttribute("aria-hidden", "true");
    plot.before(this.canvas);
    this.crossfade = new Crossfade(this.canvas);
    this.context = this.canvas.getContext("2d");
  }

  /** Draw `surface` over the ranges [x, y] of the plot area `frame`, unless it lies there already; axes too if it stands alone. */
  draw(surface, theme, size, view) {
    const ratio = window.devicePixelRatio || 1;
    const look = JSON.stringify([surface.header.key, theme, size, view, ratio]);
    if (look === this.look) return;
    this.look = look;
    this.fade(surface, JSON.stringify([theme, size, view, ratio]));
    this.resize(size, ratio);
    paint(this.context, surface, theme, size, view);
  }

  /** The heights of another window come gently where all else is as it was; whatever moves is drawn at once. */
  fade({ header: { x, y } }, still) {
    const window = String([x, y]);
    if (this.still === still && this.window !== window) this.crossfade.begin();
    else this.crossfade.end();
    [this.still, this.window] = [still, window];
  }

  resize({ width, height }, ratio) {
    const [wide, high] = [width, height].map((side) => Math.round(side * ratio));
    if (this.canvas.width !== wide || this.canvas.height !== high) Object.assign(this.canvas, { width: wide, height: high });
    Object.assign(this.canvas.style, { width: `${width}px`, height: `${height}px` });
    this.context.setTransform(ratio, 0, 0, ratio, 0, 0);
    this.context.clearRect(0, 0, width, height);
  }
}

/** Draw the ground of a map of `width`, with what stands around its plot area. */
export function paint(context, surface, theme, { width }, { frame, ranges, hasAxes, hasLines }) {
  context.save();
  context.translate(frame[0], frame[1]);
  drawSurroundings(context, surface, theme, { frame, ranges, hasAxes, isRoomy: isRoomy(width) });
  context.beginPath();
  context.rect(0, 0, frame[2], frame[3]);
  context.clip();
  drawGround(context, surface, theme, { width: frame[2], height: frame[3] }, ranges, { hasLines });
  context.restore();
}

/** Axes and colour bar, all of it as large as the type is. */
function drawSurroundings(context, surface, theme, { frame, ranges, hasAxes, isRoomy }) {
  const [width, height] = frame.slice(2).map((side) => side / theme.scale);
  context.save();
  context.scale(theme.scale, theme.scale);
  if (hasAxes) drawAxes(context, theme, [width, height], ranges, isRoomy);
  if (isRoomy) drawColourBar(context, surface, theme, width, height);
  context.restore();
}

/** Relief, lines and their losses, as they lie when a plot area of `width` × `height` shows the ranges [x, y]. */
export function drawGround(context, surface, theme, { width, height }, [x, y], options = {}) {
  const { weight = 1, hasMarks = true, hasLines = true } = options;
  const { header } = surface;
  const [left, right] = header.x.map((end) => ((end - x[0]) / (x[1] - x[0])) * width);
  const [bottom, top] = header.y.map((end) => (1 - (end - y[0]) / (y[1] - y[0])) * height);
  drawHeatmap(context, surface, theme.mode, [left, right], [bottom, top], { width, height });
  const [down, across] = header.blocks[0].shape;
  const matrix = new DOMMatrix([(right - left) / (across - 1), 0, 0, (top - bottom) / (down - 1), left, bottom]);
  if (hasLines) drawHeightLines(context, surface, theme, matrix, weight);
  if (hasMarks) drawLossMarks(context, surface, theme, matrix);
}

function drawAxes(context, theme, [width, height], [x, y], hasTitles) {
  context.font = `12px ${theme.font}`;
  context.fillStyle = theme.muted;
  context.strokeStyle = theme.gridline;
  context.lineWidth = 1;
  context.beginPath();
  for (const [value, share] of ticksOf(x)) drawTickBelow(context, value, share * width, height);
  for (const [value, share] of ticksOf(y)) drawTickBeside(context, value, (1 - share) * height);
  context.stroke();
  if (hasTitles) drawTitles(context, width, height);
}

function drawTickBelow(context, value, x, height) {
  context.textAlign = "center";
  context.textBaseline = "alphabetic";
  context.moveTo(Math.round(x) + 0.5, height);
  context.lineTo(Math.round(x) + 0.5, height + TICK);
  context.fillText(brief(value, null), x, height + TICK + 14);
}

function drawTickBeside(context, value, y) {
  context.textAlign = "right";
  context.textBaseline = "middle";
  context.moveTo(-TICK, Math.round(y) + 0.5);
  context.lineTo(0, Math.round(y) + 0.5);
  context.fillText(brief(value, null), -TICK - 3, y + 1);
}

function drawTitles(context, width, height) {
  const { font } = context;
  context.font = font.replace(/[\d.]+(?=px)/, TITLE);
  context.textAlign = "center";
  context.textBaseline = "alphabetic";
  context.fillText(phrase("axis:x"), width / 2, height + TICK + 28);
  context.save();
  context.translate(-TICK - 27, height / 2);
  context.rotate(-Math.PI / 2);
  context.fillText(phrase("axis:y"), 0, 0);
  context.restore();
  context.font = font;
}

/** Round numbers on an axis, as Plotly chooses them, each with its share of the way. */
function ticksOf([low, high]) {
  const target = (high - low) / N_TICKS;
  const decade = 10 ** Math.floor(Math.log10(target));
  const spacing = decade * [1, 2, 5, 10].find((size) => size * decade >= target * (1 - 1e-9));
  const first = Math.ceil(low / spacing - 1e-9);
  const count = Math.floor(high / spacing + 1e-9) - first + 1;
  const values = Array.from({ length: count }, (_, k) => Number(((first + k) * spacing).toPrecision(12)));
  return values.map((value) => [value, (value - low) / (high - low)]);
}
