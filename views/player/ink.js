/** How lines are drawn, on map and curves alike: faint ahead, strong behind, with a head, an arrow or a cross. */
import { at, exit, isInside, trace } from "./lines.js";
import { veil } from "./theme.js";
import { say } from "./words.js";

/** Corners of the heads: how many, and where the first one points (in turns; 0 is right, −¼ is up). */
const SHAPES = {
  square: [4, 1 / 8],
  diamond: [4, 0],
  triangle: [3, -1 / 4],
  wedge: [3, 1 / 4],
  pentagon: [5, -1 / 4],
  hexagon: [6, 0],
};

/** The selected line comes last, on top of the others. */
export const bySelection = (lines) => [...lines].sort((a, b) => a.selected - b.selected);

/** All of every line: a faint stroke on a bed of the page's colour, which lifts it off the contour. */
export function drawAhead(sheet, lines, theme, glass) {
  sheet.save();
  glass.confine(sheet);
  sheet.lineJoin = "round";
  for (const line of bySelection(lines)) {
    const path = trace(line, line.last);
    sheet.strokeStyle = veil(theme.page, theme.mode === "dark" ? 0.5 : 0.7);
    sheet.lineWidth = line.width + 2.4;
    sheet.stroke(path);
    sheet.strokeStyle = veil(line.run.style[theme.mode], 0.32);
    sheet.lineWidth = line.width * 0.75;
    sheet.stroke(path);
  }
  sheet.restore();
}

/** Every line up to `step`, and what marks its end there. */
export function drawBehind(sheet, lines, step, theme, glass) {
  const ordered = bySelection(lines);
  sheet.save();
  glass.confine(sheet);
  for (const line of ordered) drawStroke(sheet, line, trace(line, step), theme);
  sheet.restore();
  const ends = ordered.map((line) => drawEnd(sheet, line, step, theme, glass));
  const labels = [];
  ordered.forEach((line, k) => isBroken(line, step) && drawLabel(sheet, line, ends[k], theme, glass, labels));
}

function isBroken(line, step) {
  return line.run.broke_at !== null && step >= line.last;
}

function drawStroke(sheet, line, path, theme) {
  const { style } = line.run;
  sheet.lineJoin = "round";
  sheet.lineCap = style.dash.length ? "butt" : "round";
  sheet.strokeStyle = style[theme.mode];
  sheet.lineWidth = line.width;
  sheet.setLineDash(style.dash);
  sheet.stroke(path);
}

/** An arrow where the run has left the view, a cross where it broke, else its head; returns the place. */
function drawEnd(sheet, line, step, theme, glass) {
  const left = exit(line, step, glass);
  const [x, y] = left ? [left.x, left.y] : at(line, step);
  if (left) drawArrow(sheet, line, left, theme);
  else if (isBroken(line, step)) drawCross(sheet, line, x, y, theme);
  else drawHead(sheet, line, x, y, theme);
  return [x, y];
}

/** A run's mark, with a halo that lifts it off whatever lies below. */
export function drawHead(sheet, line, x, y, theme) {
  const shape = markOf(line.run.style.marker, x, y, line.radius);
  drawRaised(sheet, line, shape, theme, line.radius * 0.9);
  sheet.fill(shape);
}

export function drawArrow(sheet, line, { x, y, angle }, theme) {
  const shape = new Path2D();
  const corner = (along, aside) => [
    x - along * Math.cos(angle) - aside * Math.sin(angle),
    y - along * Math.sin(angle) + aside * Math.cos(angle),
  ];
  shape.moveTo(x, y);
  for (const [along, aside] of [[15, 7.5], [11, 0], [15, -7.5]]) shape.lineTo(...corner(along, aside));
  shape.closePath();
  drawRaised(sheet, line, shape, theme, 4);
  sheet.fill(shape);
}

export function drawCross(sheet, line, x, y, theme) {
  const shape = new Path2D();
  for (const way of [1, -1]) {
    shape.moveTo(x - 6, y - 6 * way);
    shape.lineTo(x + 6, y + 6 * way);
  }
  drawRaised(sheet, line, shape, theme, 7);
  sheet.strokeStyle = line.run.style[theme.mode];
  sheet.lineWidth = 3;
  sheet.stroke(shape);
}

/** The halo; leaves the run's colour as the fill. */
function drawRaised(sheet, line, shape, theme, halo) {
  sheet.lineJoin = "round";
  sheet.lineCap = "round";
  sheet.strokeStyle = theme.page;
  sheet.lineWidth = halo;
  sheet.stroke(shape);
  sheet.fillStyle = line.run.style[theme.mode];
}

/** Why the run ended here, beside the place, below any label that already stands there. */
export function drawLabel(sheet, line, [x, y], theme, glass, labels) {
  const text = say(line.run.outcome, { k: line.run.broke_at });
  sheet.font = `600 12px ${theme.font}`;
  const long = sheet.measureText(text).width;
  const left = Math.min(Math.max(x + (x > glass.width / 2 ? -long - 20 : 20), 6), glass.width - long - 6);
  let base = Math.min(Math.max(y + 4, 18), glass.height - 10);
  const isNear = (label) => Math.abs(label.base - base) < 17;
  const covers = (label) => isNear(label) && left < label.left + label.long && label.left < left + long;
  while (labels.some(covers)) base += 17;
  labels.push({ left, long, base });
  sheet.lineJoin = "round";
  sheet.strokeStyle = theme.page;
  sheet.lineWidth = 4;
  sheet.strokeText(text, left, base);
  sheet.fillStyle = line.run.style[theme.mode];
  sheet.fillText(text, left, base);
}

/** The start: a ring around a dot; hollow while the runs from there are still awaited. */
export function drawStart(sheet, [x, y], theme, awaited, glass) {
  if (!isInside([x, y], glass)) return;
  const ring = new Path2D();
  ring.arc(x, y, 7.5, 0, 2 * Math.PI);
  sheet.setLineDash(awaited ? [3, 3] : []);
  sheet.strokeStyle = veil(theme.page, 0.9);
  sheet.lineWidth = 4.5;
  sheet.stroke(ring);
  sheet.strokeStyle = theme.text;
  sheet.lineWidth = 1.6;
  sheet.stroke(ring);
  sheet.setLineDash([]);
}

function markOf(marker, x, y, radius) {
  const shape = new Path2D();
  if (marker === "circle") shape.arc(x, y, radius, 0, 2 * Math.PI);
  else corners(marker, radius * 1.2).forEach(([dx, dy]) => shape.lineTo(x + dx, y + dy));
  shape.closePath();
  return shape;
}

function corners(marker, radius) {
  if (marker === "cross") {
    const [long, thick] = [radius, radius * 0.36];
    const arm = [[-thick, -long], [thick, -long], [thick, -thick]];
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
