/** How paths are drawn, on map and curves alike: on a bed of the page's colour; faint ahead, strong up to the step on stage. */
import { opacityOf, shownLines } from "./lifting.js";
import { drawCross, drawEndLabel, drawExit, drawHead } from "./marks.js";
import { exitPoint, hasBroken, pathUpTo, pointAt } from "./polylines.js";
import { stage } from "../stage/stage.js";
import { withAlpha } from "../stage/theme.js";

const BED = 2; // widths of its stroke
const AHEAD = { bed: 0.5, bedWidth: 1.4, stroke: 0.55, width: 0.55 }; // opacities, and widths of the stroke, of what is to come

/** All of every line, faintly; nothing of what is to come is drawn if the stage hides it. */
export function drawWholePaths(context, lines, theme, overlay) {
  if (stage.hidesFuture) return;
  context.save();
  overlay.clip(context);
  for (const line of shownLines(lines)) drawAhead(context, line, pathUpTo(line, line.run.last_step), theme);
  context.restore();
}

/** Every line up to `step`, and what marks its end there. */
export function drawPathsUpTo(context, lines, step, theme, overlay) {
  drawStrokesUpTo(context, lines, step, theme, overlay);
  drawEndsAt(context, lines, step, theme, overlay);
}

/** Every line up to `step`. */
export function drawStrokesUpTo(context, lines, step, theme, overlay) {
  context.save();
  overlay.clip(context);
  for (const line of shownLines(lines)) drawStroke(context, line, pathUpTo(line, step), theme);
  context.restore();
}

/** What marks the end of every line at `step`. */
export function drawEndsAt(context, lines, step, theme, overlay) {
  const shown = shownLines(lines);
  const ends = shown.map((line) => drawEnd(context, line, step, theme, overlay));
  const labels = [];
  shown.forEach((line, k) => hasBroken(line, step) && drawEndLabel(context, line, ends[k], theme, overlay, labels));
}

/** A path that is still to be made. */
export function drawAhead(context, line, path, theme) {
  context.globalAlpha = opacityOf(line);
  context.lineJoin = "round";
  context.strokeStyle = withAlpha(theme.background, AHEAD.bed);
  context.lineWidth = line.width * AHEAD.bedWidth;
  context.stroke(path);
  context.strokeStyle = withAlpha(line.run.style[theme.mode], AHEAD.stroke);
  context.lineWidth = line.width * AHEAD.width;
  context.stroke(path);
  context.globalAlpha = 1;
}

/** A path that has been made: the run's own stroke on its bed. */
export function drawStroke(context, line, path, theme, opacity = 1) {
  const { style } = line.run;
  context.globalAlpha = opacity * opacityOf(line);
  context.lineJoin = context.lineCap = "round";
  context.strokeStyle = theme.background;
  context.lineWidth = line.width * BED;
  context.stroke(path);
  context.lineCap = style.dash.length ? "butt" : "round";
  context.strokeStyle = style[theme.mode];
  context.lineWidth = line.width;
  context.setLineDash(style.dash);
  context.stroke(path);
  context.setLineDash([]);
  context.globalAlpha = 1;
}

/** An arrow where the run has left the view, a cross where it broke, else its head; returns the place. */
function drawEnd(context, line, step, theme, overlay) {
  const exit = exitPoint(line, step, overlay);
  const [x, y] = exit ? [exit.x, exit.y] : pointAt(line, step);
  context.globalAlpha = opacityOf(line);
  if (exit) drawExit(context, line, exit, theme);
  else if (hasBroken(line, step)) drawCross(context, line, x, y, theme);
  else drawHead(context, line, x, y, theme);
  context.globalAlpha = 1;
  return [x, y];
}
