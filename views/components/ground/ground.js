/**
 * The ground as our own canvas draws it: heat, contour lines, axes.
 *
 * It is there before Plotly is, in the very place of Plotly's figure, and stands in for it while a drag bends the landscape.
 */
import { brief } from "../words/numbers.js";
import { phrase } from "../words/phrase.js";
import { drawColourBar } from "./colourbar.js";
import { contourLines } from "./contours.js";
import { drawHeatmap } from "./heatmap.js";
import { FINEST } from "./heights.js";
import { contourColour, isRoomy, LINE_WIDTH, N_LEVELS, N_TICKS } from "./maplayout.js";

const LEVELS = Array.from({ length: N_LEVELS - 1 }, (_, k) => ((k + 1) * FINEST) / N_LEVELS);
const TICK = 4; // pixels
const TITLE = 14; // pixels, the size of an axis title

export class Ground {
  /** @param {HTMLElement} plot beside which it lies, above it */
  constructor(plot) {
    this.canvas = Object.assign(document.createElement("canvas"), { className: "lab-ground" });
    this.canvas.setAttribute("aria-hidden", "true");
    plot.after(this.canvas);
    this.context = this.canvas.getContext("2d");
  }

  /** Draw `surface` with its axes over the ranges [x, y] of the plot area `frame`. */
  draw(surface, theme, { width, height }, { frame, ranges }) {
    this.resize(width, height);
    const { context } = this;
    context.save();
    context.translate(frame[0], frame[1]);
    drawAxes(context, surface, theme, frame, ranges, isRoomy(width));
    context.beginPath();
    context.rect(0, 0, frame[2], frame[3]);
    context.clip();
    drawGround(context, surface, theme, frame, ranges);
    context.restore();
  }

  resize(width, height) {
    const ratio = window.devicePixelRatio || 1;
    Object.assign(this.canvas, { width: Math.round(width * ratio), height: Math.round(height * ratio) });
    Object.assign(this.canvas.style, { width: `${width}px`, height: `${height}px` });
    this.context.setTransform(ratio, 0, 0, ratio, 0, 0);
  }

  set isShown(isShown) {
    this.canvas.hidden = !isShown;
  }
}

/** Heat and contour lines, as they lie when the plot area shows `ranges`. */
function drawGround(context, surface, theme, [, , width, height], [x, y]) {
  const { header, blocks } = surface;
  const [left, right] = header.x.map((end) => ((end - x[0]) / (x[1] - x[0])) * width);
  const [bottom, top] = header.y.map((end) => (1 - (end - y[0]) / (y[1] - y[0])) * height);
  context.translate(left, top);
  drawHeatmap(context, surface, theme.mode, right - left, bottom - top);
  const [down, across] = header.blocks[0].shape;
  const path = new Path2D();
  const scale = [(right - left) / (across - 1), (bottom - top) / (down - 1)];
  path.addPath(linesOf(surface, blocks.heights), new DOMMatrix([scale[0], 0, 0, -scale[1], 0, bottom - top]));
  context.strokeStyle = contourColour(theme);
  context.lineWidth = LINE_WIDTH;
  context.stroke(path);
}

const known = new WeakMap(); // contour lines by surface

function linesOf(surface, heights) {
  if (!known.has(surface)) known.set(surface, contourLines(heights, surface.header.blocks[0].shape, LEVELS));
  return known.get(surface);
}

function drawAxes(context, surface, theme, [, , width, height], [x, y], hasTitles) {
  context.font = `12px ${theme.font}`;
  context.fillStyle = theme.muted;
  context.strokeStyle = theme.gridline;
  context.lineWidth = 1;
  context.beginPath();
  for (const [value, share] of ticksOf(x)) drawTickBelow(context, value, share * width, height);
  for (const [value, share] of ticksOf(y)) drawTickBeside(context, value, (1 - share) * height);
  context.stroke();
  if (!hasTitles) return;
  drawTitles(context, width, height);
  drawColourBar(context, surface, theme, width, height);
}

function drawTickBelow(context, value, x, height) {
  context.textAlign = "center";
  context.textBaseline = "alphabetic";
  context.moveTo(Math.round(x) + 0.5, height);
  context.lineTo(Math.round(x) + 0.5, height + TICK);
  context.fillText(brief(value), x, height + TICK + 14);
}

function drawTickBeside(context, value, y) {
  context.textAlign = "right";
  context.textBaseline = "middle";
  context.moveTo(-TICK, Math.round(y) + 0.5);
  context.lineTo(0, Math.round(y) + 0.5);
  context.fillText(brief(value), -TICK - 3, y + 1);
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
