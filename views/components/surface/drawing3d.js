/** How paths are drawn in space: like those on the map, but what the ground hides only shines through. */
import { selectedLast, setStroke } from "../drawing/drawing.js";
import { heightAt, onGrid } from "../ground/heights.js";
import { drawCross, drawEndLabel, drawExit, drawHead, drawMinimum, drawStart } from "../drawing/marks.js";
import { hasBroken } from "../drawing/polylines.js";
import { withAlpha } from "../stage/theme.js";

const HIDDEN_LINE = 0.25; // opacity of lines that the ground hides
const HIDDEN_MARK = 0.5; // and of marks, which must not be lost

/** All of every line: a faint stroke on a bed of the page's colour, which lifts it off the ground. */
export function drawWholePaths(context, lines, theme) {
  context.lineJoin = "round";
  for (const line of selectedLast(lines)) {
    const { visible, hidden } = line.pathsUpTo(line.run.last_step);
    context.strokeStyle = withAlpha(theme.background, theme.mode === "dark" ? 0.5 : 0.7);
    context.lineWidth = line.width + 2.4;
    context.stroke(visible);
    context.lineWidth = line.width * 0.75;
    context.strokeStyle = withAlpha(line.run.style[theme.mode], 0.32 * HIDDEN_LINE);
    context.stroke(hidden);
    context.strokeStyle = withAlpha(line.run.style[theme.mode], 0.32);
    context.stroke(visible);
  }
}

/** The start, and every line up to the step on stage with what marks its end there. */
export function drawPathsUpTo(context, lines, { step, picture, surface }, theme, projection) {
  const ordered = selectedLast(lines);
  for (const line of ordered) drawStroke(context, line, line.pathsUpTo(step), theme);
  const start = projected(surface, picture.header.start, projection);
  if (start) drawShaded(context, start, () => drawStart(context, [start.x, start.y], theme, false, projection));
  const ends = ordered.map((line) => drawEnd(context, line, step, theme));
  const labels = [];
  ordered.forEach((line, k) => {
    if (!ends[k] || !hasBroken(line, step)) return;
    drawEndLabel(context, line, [ends[k].x, ends[k].y], theme, projection, labels);
  });
}

/** A star at every minimum on the map. */
export function drawMinima(context, surface, theme, projection) {
  for (const minimum of surface.header.minima) {
    const place = projected(surface, minimum, projection);
    if (place) drawShaded(context, place, () => drawMinimum(context, [place.x, place.y], theme));
  }
}

function drawStroke(context, line, { visible, hidden }, theme) {
  setStroke(context, line, theme);
  context.globalAlpha = HIDDEN_LINE;
  context.stroke(hidden);
  context.globalAlpha = 1;
  context.stroke(visible);
  context.setLineDash([]);
}

/** An arrow where the run has left the map, a cross where it broke, else its head; returns the place. */
function drawEnd(context, line, step, theme) {
  const place = line.pointAt(step);
  const end = place ?? line.exitPoint(step);
  if (!end) return end;
  drawShaded(context, end, () => {
    if (!place) drawExit(context, line, end, theme);
    else if (hasBroken(line, step)) drawCross(context, line, end.x, end.y, theme);
    else drawHead(context, line, end.x, end.y, theme);
  });
  return end;
}

/** A place in data as pixels; null off the map. */
function projected(surface, [x, y], projection) {
  const [column, row] = onGrid(surface, x, y);
  const height = heightAt(surface, column, row);
  if (height === null) return null;
  const [left, top] = projection.toPixel(column, row, height);
  return { x: left, y: top, isVisible: !projection.hides(column, row, height) };
}

/** Draw a mark at full strength if it is visible, else faintly. */
function drawShaded(context, { isVisible }, draw) {
  context.globalAlpha = isVisible ? 1 : HIDDEN_MARK;
  draw();
  context.globalAlpha = 1;
}
