/** The marks on a map: a run's head, the arrow where it left the view, the cross where it broke, the start, a minimum. */
import { phrase } from "../words/phrase.js";
import { opacityOf } from "./lifting.js";
import { isInside } from "./overlay.js";

/** Corners of the heads: how many, and where the first one points (in turns; 0 is right, −¼ is up). */
const SHAPES = {
  square: [4, 1 / 8],
  diamond: [4, 0],
  triangle: [3, -1 / 4],
  wedge: [3, 1 / 4],
  pentagon: [5, -1 / 4],
  hexagon: [6, 0],
};
const LINE = 17; // pixels from one label to the next
const START = 10; // pixels; the radius of the start's ring
const MINIMUM = 5.5; // and of a minimum's

/** A run's mark, with a halo that lifts it off whatever lies below. */
export function drawHead(context, line, x, y, theme) {
  const shape = headShape(line.run.style.marker, x, y, line.radius);
  drawHalo(context, line, shape, theme, line.radius * 0.9);
  context.fill(shape);
}

/** The tip of an arrow, where a run has left the view. */
export function drawExit(context, line, { x, y, angle }, theme) {
  const shape = new Path2D();
  const corner = (along, aside) => [
    x - along * Math.cos(angle) - aside * Math.sin(angle),
    y - along * Math.sin(angle) + aside * Math.cos(angle),
  ];
  shape.moveTo(x, y);
  for (const [along, aside] of [[15, 7.5], [11, 0], [15, -7.5]]) shape.lineTo(...corner(along, aside));
  shape.closePath();
  drawHalo(context, line, shape, theme, 4);
  context.fill(shape);
}

export function drawCross(context, line, x, y, theme) {
  const shape = new Path2D();
  for (const way of [1, -1]) {
    shape.moveTo(x - 6, y - 6 * way);
    shape.lineTo(x + 6, y + 6 * way);
  }
  drawHalo(context, line, shape, theme, 7);
  context.strokeStyle = line.run.style[theme.mode];
  context.lineWidth = 3;
  context.stroke(shape);
}

/** The halo; leaves the run's colour as the fill. */
function drawHalo(context, line, shape, theme, width) {
  context.lineJoin = "round";
  context.lineCap = "round";
  context.strokeStyle = theme.background;
  context.lineWidth = width;
  context.stroke(shape);
  context.fillStyle = line.run.style[theme.mode];
}

/** Why the run ended here, beside the place, below any of the `labels` that stand there already. */
export function drawEndLabel(context, line, [x, y], theme, overlay, labels) {
  const text = phrase(`ended:${line.run.outcome}`, { step: line.run.broke_at });
  context.font = `600 ${12 * theme.scale}px ${theme.font}`;
  const spacing = LINE * theme.scale;
  const width = context.measureText(text).width;
  const left = Math.min(Math.max(x + (x > overlay.width / 2 ? -width - 20 : 20), 6), overlay.width - width - 6);
  let base = Math.min(Math.max(y + 4, spacing), overlay.height - 10);
  const isNear = (label) => Math.abs(label.base - base) < spacing;
  const covers = (label) => isNear(label) && left < label.left + label.width && label.left < left + width;
  while (labels.some(covers)) base += spacing;
  labels.push({ left, width, base });
  context.globalAlpha = opacityOf(line);
  drawHaloedText(context, text, [left, base], theme.text, theme);
  context.globalAlpha = 1;
}

/** A text on a halo of the page's colour. */
export function drawHaloedText(context, text, [x, y], colour, theme) {
  context.lineJoin = "round";
  context.strokeStyle = theme.background;
  context.lineWidth = 4;
  context.strokeText(text, x, y);
  context.fillStyle = colour;
  context.fillText(text, x, y);
}

/** The start: a ring with a dot; dashed while the runs from there are still awaited. */
export function drawStart(context, [x, y], theme, isAwaited, overlay, size = START) {
  if (!isInside([x, y], overlay)) return;
  const dot = new Path2D();
  dot.arc(x, y, 0.28 * size, 0, 2 * Math.PI);
  context.fillStyle = theme.background;
  context.beginPath();
  context.arc(x, y, size, 0, 2 * Math.PI);
  context.fill();
  drawRing(context, [x, y], size, theme, isAwaited ? [3, 3] : []);
  context.fillStyle = theme.text;
  context.fill(dot);
}

/** A minimum: a ring. */
export function drawMinimum(context, place, theme, size = MINIMUM) {
  drawRing(context, place, size, theme);
}

function drawRing(context, [x, y], radius, theme, dash = []) {
  const ring = new Path2D();
  ring.arc(x, y, radius, 0, 2 * Math.PI);
  context.strokeStyle = theme.background;
  context.lineWidth = 5.5;
  context.stroke(ring);
  context.setLineDash(dash);
  context.strokeStyle = theme.text;
  context.lineWidth = 2.2;
  context.stroke(ring);
  context.setLineDash([]);
}

function headShape(marker, x, y, radius) {
  const shape = new Path2D();
  if (marker === "circle") shape.arc(x, y, radius, 0, 2 * Math.PI);
  else corners(marker, radius * 1.2).forEach(([dx, dy]) => shape.lineTo(x + dx, y + dy));
  shape.closePath();
  return shape;
}

function corners(marker, radius) {
  if (marker === "cross") {
    const [length, half] = [radius, radius * 0.36];
    const arm = [[-half, -length], [half, -length], [half, -half]];
    return [0, 1, 2, 3].flatMap((turn) => arm.map((corner) => turned(corner, turn)));
  }
  const [count, first] = SHAPES[marker];
  return Array.from({ length: count }, (_, k) => {
    const angle = 2 * Math.PI * (first + k / count);
    return [radius * Math.cos(angle), radius * Math.sin(angle)];
  });
}

function turned([x, y], quarters) {
  for (let turn = 0; turn < quarters; turn++) [x, y] = [-y, x];
  return [x, y];
}
