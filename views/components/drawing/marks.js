/** The marks on a map: a run's head, the arrow where it left the view, the cross where it broke, the start, a minimum. */
import { phrase } from "../words/phrase.js";
import { isInside } from "./overlay.js";
import { withAlpha } from "../stage/theme.js";

/** Corners of the heads: how many, and where the first one points (in turns; 0 is right, −¼ is up). */
const SHAPES = {
  square: [4, 1 / 8],
  diamond: [4, 0],
  triangle: [3, -1 / 4],
  wedge: [3, 1 / 4],
  pentagon: [5, -1 / 4],
  hexagon: [6, 0],
};
const STAR_POINTS = 5;

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
  context.font = `600 12px ${theme.font}`;
  const width = context.measureText(text).width;
  const left = Math.min(Math.max(x + (x > overlay.width / 2 ? -width - 20 : 20), 6), overlay.width - width - 6);
  let base = Math.min(Math.max(y + 4, 18), overlay.height - 10);
  const isNear = (label) => Math.abs(label.base - base) < 17;
  const covers = (label) => isNear(label) && left < label.left + label.width && label.left < left + width;
  while (labels.some(covers)) base += 17;
  labels.push({ left, width, base });
  drawHaloedText(context, text, [left, base], line.run.style[theme.mode], theme);
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

/** The start: a ring; dashed while the runs from there are still awaited. */
export function drawStart(context, [x, y], theme, isAwaited, overlay) {
  if (!isInside([x, y], overlay)) return;
  const ring = new Path2D();
  ring.arc(x, y, 7.5, 0, 2 * Math.PI);
  context.setLineDash(isAwaited ? [3, 3] : []);
  context.strokeStyle = withAlpha(theme.background, 0.9);
  context.lineWidth = 4.5;
  context.stroke(ring);
  context.strokeStyle = theme.text;
  context.lineWidth = 1.6;
  context.stroke(ring);
  context.setLineDash([]);
}

/** A minimum: a star. */
export function drawMinimum(context, [x, y], theme, size = 9) {
  context.beginPath();
  for (let k = 0; k < 2 * STAR_POINTS; k++) {
    const [angle, radius] = [(Math.PI * k) / STAR_POINTS - Math.PI / 2, k % 2 ? 0.41 * size : size];
    context.lineTo(x + radius * Math.cos(angle), y + radius * Math.sin(angle));
  }
  context.closePath();
  context.fillStyle = theme.background;
  context.fill();
  context.strokeStyle = theme.text;
  context.lineWidth = 1.4;
  context.lineJoin = "miter";
  context.stroke();
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
