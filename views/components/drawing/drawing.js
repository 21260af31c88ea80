/** How paths are drawn, on map and curves alike: faint as a whole, strong up to the step on stage. */
import { drawCross, drawEndLabel, drawExit, drawHead } from "./marks.js";
import { exitPoint, hasBroken, pathUpTo, pointAt } from "./polylines.js";
import { withAlpha } from "../stage/theme.js";

/** The selected line comes last, on top of the others. */
export const selectedLast = (lines) => [...lines].sort((a, b) => a.selected - b.selected);

/** All of every line: a faint stroke on a bed of the page's colour, which lifts it off the contour. */
export function drawWholePaths(context, lines, theme, overlay) {
  context.save();
  overlay.clip(context);
  context.lineJoin = "round";
  for (const line of selectedLast(lines)) {
    const path = pathUpTo(line, line.run.last_step);
    context.strokeStyle = withAlpha(theme.background, theme.mode === "dark" ? 0.5 : 0.7);
    context.lineWidth = line.width + 2.4;
    context.stroke(path);
    context.strokeStyle = withAlpha(line.run.style[theme.mode], 0.32);
    context.lineWidth = line.width * 0.75;
    context.stroke(path);
  }
  context.restore();
}

/** Every line up to `step`, and what marks its end there. */
export function drawPathsUpTo(context, lines, step, theme, overlay) {
  const ordered = selectedLast(lines);
  context.save();
  overlay.clip(context);
  for (const line of ordered) drawStroke(context, line, pathUpTo(line, step), theme);
  context.restore();
  const ends = ordered.map((line) => drawEnd(context, line, step, theme, overlay));
  const labels = [];
  ordered.forEach((line, k) => hasBroken(line, step) && drawEndLabel(context, line, ends[k], theme, overlay, labels));
}

/** A run's own stroke. */
export function setStroke(context, { run: { style }, width }, theme) {
  context.lineJoin = "round";
  context.lineCap = style.dash.length ? "butt" : "round";
  context.strokeStyle = style[theme.mode];
  context.lineWidth = width;
  context.setLineDash(style.dash);
}

function drawStroke(context, line, path, theme) {
  setStroke(context, line, theme);
  context.stroke(path);
}

/** An arrow where the run has left the view, a cross where it broke, else its head; returns the place. */
function drawEnd(context, line, step, theme, overlay) {
  const exit = exitPoint(line, step, overlay);
  const [x, y] = exit ? [exit.x, exit.y] : pointAt(line, step);
  if (exit) drawExit(context, line, exit, theme);
  else if (hasBroken(line, step)) drawCross(context, line, x, y, theme);
  else drawHead(context, line, x, y, theme);
  return [x, y];
}
