/** How paths are drawn in space: like those on the map, but what the ground hides only shines through. */
import { drawAhead, drawStroke } from "../drawing/drawing.js";
import { opacityOf, shownLines } from "../drawing/lifting.js";
import { heightAt, onGrid } from "../ground/heights.js";
import { drawCross, drawEndLabel, drawExit, drawHead, drawMinimum, drawStart } from "../drawing/marks.js";
import { hasBroken } from "../drawing/polylines.js";
import { stage } from "../stage/stage.js";

const HIDDEN_LINE = 0.25; // opacity of lines that the ground hides
const HIDDEN_MARK = 0.5; // and of marks, which must not be lost

/** All of every line that can be seen, faintly; nothing of what is to come is drawn if the stage hides it. */
export function drawWholePaths(context, lines, theme) {
  if (stage.hidesFuture) return;
  for (const line of shownLines(lines)) drawAhead(context, line, line.pathsUpTo(line.run.last_step).visible, theme);
}

/** The start, and every line up to the step on stage with what marks its end there. */
export function drawPathsUpTo(context, lines, { step, picture, surface }, theme, projection) {
  const shown = shownLines(lines);
  for (const line of shown) {
    const { visible, hidden } = line.pathsUpTo(step);
    drawStroke(context, line, hidden, theme, HIDDEN_LINE);
    drawStroke(context, line, visible, theme);
  }
  const start = projected(surface, picture.header.start, projection);
  if (start) drawShaded(context, start, 1, () => drawStart(context, [start.x, start.y], theme, false, projection));
  const ends = shown.map((line) => drawEnd(context, line, step, theme));
  const labels = [];
  shown.forEach((line, k) => {
    if (!ends[k] || !hasBroken(line, step)) return;
    drawEndLabel(context, line, [ends[k].x, ends[k].y], theme, projection, labels);
  });
}

/** A ring at every minimum on the map. */
export function drawMinima(context, surface, theme, projection) {
  for (const minimum of surface.header.minima) {
    const place = projected(surface, minimum, projection);
    if (place) drawShaded(context, place, 1, () => drawMinimum(context, [place.x, place.y], theme));
  }
}

/** An arrow where the run has left the map, a cross where it broke, else its head; returns the place. */
function drawEnd(context, line, step, theme) {
  const place = line.pointAt(step);
  const end = place ?? line.exitPoint(step);
  if (!end) return end;
  drawShaded(context, end, opacityOf(line), () => {
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

/** Draw a mark with an `opacity` if it is visible, else more faintly. */
function drawShaded(context, { isVisible }, opacity, draw) {
  context.globalAlpha = isVisible ? opacity : opacity * HIDDEN_MARK;
  draw();
  context.globalAlpha = 1;
}
