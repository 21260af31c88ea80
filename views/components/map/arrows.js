/** What acts on the selected run where it stands: slope, momentum and step as arrows. */
import { phrase } from "../words/phrase.js";
import { internalsOf } from "../inside/internals.js";
import { drawCurvature, drawStateShapes, strokePath } from "./localshapes.js";
import { besideArrow, placeLabels } from "./labelplacing.js";
import { drawHaloedText } from "../drawing/marks.js";
import { isInside } from "../drawing/overlay.js";
import { stage } from "../stage/stage.js";
import { withAlpha } from "../stage/theme.js";

const DIRECTION = 52; // pixels; how long the arrows are that tell a direction only
const SHORTEST = 20; // pixels; a shorter step is drawn so long
const STANDSTILL = 0.05; // pixels; a step that is shorter is none, for the eye
const ARRIVED = 1; // pixels; who stands still so near to the end of the run has come to rest
const [TYPE, TEXT] = [12, 15]; // pixels; the size of a label's type, and its height

/** Draw all of it, unless the stage moves, nobody wants it, or the run is out of sight. */
export function drawArrows(context, { selected, runs }, theme, overlay) {
  const internals = internalsOf(stage.picture);
  if (stage.playing || !stage.arrows || stage.isHidden(selected) || internals.lastRow < 0) return;
  const canvas = { context, theme, overlay, colour: runs[selected].style[theme.mode] };
  const k = internals.rowAt(stage.step);
  const place = internals.at("x", k);
  if (!isInside(overlay.toPixel(...place), overlay)) return;
  const isResting = hasComeToRest(internals, overlay, k);
  const arrows = isResting ? [] : arrowsAt(internals, k, theme, canvas.colour).flatMap((arrow) => onMap(overlay, place, arrow));
  context.save();
  overlay.clip(context);
  drawStateShapes(canvas, internals, place, k);
  if (!isResting) drawCurvature(canvas, internals, place, k);
  for (const arrow of arrows) drawArrow(canvas, arrow);
  context.restore();
  drawLabels(canvas, arrows);
}

/** Whether the run stands still where it ends: arrows would pile up there and tell of nothing. */
function hasComeToRest(internals, overlay, k) {
  const [now, next, end] = [k, k + 1, internals.lastRow + 1].map((row) => overlay.toPixel(...internals.at("x", row)));
  const distance = (one, other) => Math.hypot(one[0] - other[0], one[1] - other[1]);
  return distance(now, next) < STANDSTILL && distance(now, end) < ARRIVED;
}

/** Which way each arrow points, in data, and how it is drawn; the most important one last, on top. */
function arrowsAt(internals, k, theme, colour) {
  const direction = { colour: theme.text, width: 1.6, isDirection: true };
  const slope = { ...direction, way: negated(internals.at("g", k)), label: phrase("arrow:slope"), dash: [2, 3] };
  const step = { way: internals.at("step", k), label: phrase("arrow:step"), dash: [], colour, width: 2.6 };
  const { momentum, downhill } = internals.about;
  if (!momentum) return [slope, step];
  const velocity = internals.at(`state:${momentum}`, k, true);
  const way = downhill ? velocity : negated(velocity);
  return [slope, { ...direction, way, label: phrase("arrow:momentum"), dash: [7, 3] }, step];
}

/** The arrow in pixels, as none or one: its tail, its tip, and how to go along and beside it. */
function onMap(overlay, place, arrow) {
  const tail = overlay.toPixel(...place);
  const tip = overlay.toPixel(place[0] + arrow.way[0], place[1] + arrow.way[1]);
  const length = Math.hypot(tip[0] - tail[0], tip[1] - tail[1]);
  if (!(length > 0) || !Number.isFinite(length)) return [];
  const drawn = arrow.isDirection ? DIRECTION : Math.min(Math.max(length, SHORTEST), 4 * DIRECTION);
  const [ux, uy] = [(tip[0] - tail[0]) / length, (tip[1] - tail[1]) / length];
  const beside = (along, across) => [tail[0] + along * ux - across * uy, tail[1] + along * uy + across * ux];
  return [{ ...arrow, tail, tip: beside(drawn, 0), drawn, beside }];
}

function drawArrow({ context, theme }, { tail, drawn, beside, colour, width, dash }) {
  const { shaft, head } = arrowShapes(tail, drawn, beside);
  strokePath(context, shaft, withAlpha(theme.background, 0.85), width + 3, []);
  strokePath(context, head, withAlpha(theme.background, 0.85), 3, []);
  strokePath(context, shaft, colour, width, dash);
  context.fillStyle = colour;
  context.fill(head);
}

function arrowShapes(tail, length, beside) {
  const [shaft, head] = [new Path2D(), new Path2D()];
  shaft.moveTo(...tail);
  shaft.lineTo(...beside(length - 6, 0));
  for (const corner of [[length, 0], [length - 9, 4.5], [length - 9, -4.5]]) head.lineTo(...beside(...corner));
  head.closePath();
  return { shaft, head };
}

/** The labels of `arrows`: the most important first, each where no other is, or nowhere. */
function drawLabels({ context, theme, overlay }, arrows) {
  context.font = `600 ${TYPE * theme.scale}px ${theme.font}`;
  context.textAlign = "center";
  context.textBaseline = "middle";
  const labels = [...arrows].reverse().map((arrow) => {
    const size = { width: context.measureText(arrow.label).width, height: TEXT * theme.scale };
    return { ...arrow, ...size, middles: besideArrow(arrow.tail, arrow.tip, size) };
  });
  placeLabels(labels, overlay).forEach((place, k) => {
    if (place) drawHaloedText(context, labels[k].label, place, labels[k].colour, theme);
  });
  context.textAlign = "start";
  context.textBaseline = "alphabetic";
}

const negated = ([x, y]) => [-x, -y];
