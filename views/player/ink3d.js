/** How paths are drawn in space: like those on the map, but what the ground hides only shines through. */
import { bySelection, drawArrow, drawCross, drawHead, drawLabel, drawStart } from "./ink.js";
import { groundAt, onGrid } from "./relief.js";
import { veil } from "./theme.js";

const HIDDEN = 0.25; // opacity of lines that the ground hides
const MARK = 0.5; // and of marks, which must not be lost
const POINTS = 5; // of a star

/** All of every line: a faint stroke on a bed of the page's colour, which lifts it off the ground. */
export function drawAhead(sheet, lines, theme) {
  sheet.lineJoin = "round";
  for (const line of bySelection(lines)) {
    const { seen, hidden } = line.trace(line.last);
    sheet.strokeStyle = veil(theme.page, theme.mode === "dark" ? 0.5 : 0.7);
    sheet.lineWidth = line.width + 2.4;
    sheet.stroke(seen);
    sheet.lineWidth = line.width * 0.75;
    sheet.strokeStyle = veil(line.run.style[theme.mode], 0.32 * HIDDEN);
    sheet.stroke(hidden);
    sheet.strokeStyle = veil(line.run.style[theme.mode], 0.32);
    sheet.stroke(seen);
  }
}

/** The start, and every line up to the step on stage with what marks its end there. */
export function drawBehind(sheet, lines, { step, paths, surface }, theme, lens) {
  const ordered = bySelection(lines);
  for (const line of ordered) drawStroke(sheet, line, line.trace(step), theme);
  const start = placed(surface, paths.header.start, lens);
  if (start) shaded(sheet, start, () => drawStart(sheet, [start.x, start.y], theme, false, lens));
  const ends = ordered.map((line) => drawEnd(sheet, line, step, theme));
  const labels = [];
  ordered.forEach((line, k) => {
    if (ends[k] && isBroken(line, step)) drawLabel(sheet, line, [ends[k].x, ends[k].y], theme, lens, labels);
  });
}

/** A star at every minimum on the map. */
export function drawMinima(sheet, surface, theme, lens) {
  for (const minimum of surface.header.minima) {
    const place = placed(surface, minimum, lens);
    if (place) shaded(sheet, place, () => drawStar(sheet, place, theme));
  }
}

function isBroken(line, step) {
  return line.run.broke_at !== null && step >= line.last;
}

function drawStroke(sheet, line, { seen, hidden }, theme) {
  const { style } = line.run;
  sheet.lineJoin = "round";
  sheet.lineCap = style.dash.length ? "butt" : "round";
  sheet.strokeStyle = style[theme.mode];
  sheet.lineWidth = line.width;
  sheet.setLineDash(style.dash);
  sheet.globalAlpha = HIDDEN;
  sheet.stroke(hidden);
  sheet.globalAlpha = 1;
  sheet.stroke(seen);
  sheet.setLineDash([]);
}

/** An arrow where the run has left the map, a cross where it broke, else its head; returns the place. */
function drawEnd(sheet, line, step, theme) {
  const place = line.at(step);
  const end = place ?? line.exit(step);
  if (end) {
    shaded(sheet, end, () => {
      if (!place) drawArrow(sheet, line, end, theme);
      else if (isBroken(line, step)) drawCross(sheet, line, end.x, end.y, theme);
      else drawHead(sheet, line, end.x, end.y, theme);
    });
  }
  return end;
}

function drawStar(sheet, { x, y }, theme) {
  sheet.beginPath();
  for (let k = 0; k < 2 * POINTS; k++) {
    const [angle, radius] = [(Math.PI * k) / POINTS - Math.PI / 2, k % 2 ? 3.7 : 9];
    sheet.lineTo(x + radius * Math.cos(angle), y + radius * Math.sin(angle));
  }
  sheet.closePath();
  sheet.fillStyle = theme.page;
  sheet.fill();
  sheet.strokeStyle = theme.text;
  sheet.lineWidth = 1.4;
  sheet.stroke();
}

/** A place in data as pixels; null off the map. */
function placed(surface, [x, y], lens) {
  const [column, row] = onGrid(surface, x, y);
  const height = groundAt(surface, column, row);
  if (height === null) return null;
  const [left, top] = lens.pixel(column, row, height);
  return { x: left, y: top, isSeen: !lens.hides(column, row, height) };
}

/** Draw a mark at full strength if it is seen, else faintly. */
function shaded(sheet, { isSeen }, draw) {
  sheet.globalAlpha = isSeen ? 1 : MARK;
  draw();
  sheet.globalAlpha = 1;
}
