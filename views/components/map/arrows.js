/** What acts on the selected run where it stands: slope, momentum and step as arrows. */
import { phrase } from "../words/phrase.js";
import { internalsOf } from "../inside/internals.js";
import { drawCurvature, drawStateShapes, strokePath } from "./localshapes.js";
import { drawHaloedText } from "../drawing/marks.js";
import { setArrows, stage } from "../stage/stage.js";
import { withAlpha } from "../stage/theme.js";

const DIRECTION = 52; // pixels; how long the arrows are that tell a direction only
const SHORTEST = 20; // pixels; a shorter step is drawn so long

/** The button over the map that shows and hides them. */
export class ArrowSwitch {
  constructor(box) {
    this.button = Object.assign(document.createElement("button"), { type: "button", className: "lab-arrows" });
    this.button.textContent = phrase("arrows");
    this.button.title = phrase("arrows_help");
    this.button.dataset.testid = "lab-arrows";
    this.button.onclick = () => setArrows(!stage.arrows);
    for (const kind of ["pointerdown", "keydown"]) this.button.addEventListener(kind, (event) => event.stopPropagation());
    box.append(this.button);
    this.update();
  }

  update() {
    this.button.setAttribute("aria-pressed", String(stage.arrows));
  }
}

/** Draw all of it, unless the stage moves or nobody wants it. */
export function drawArrows(context, line, theme, overlay) {
  const internals = internalsOf(stage.picture);
  if (stage.playing || !stage.arrows || internals.lastRow < 0) return;
  const canvas = { context, theme, overlay, colour: line.run.style[theme.mode] };
  const k = internals.rowAt(stage.step);
  const place = internals.at("x", k);
  context.save();
  overlay.clip(context);
  drawCurvature(canvas, internals, place, k);
  drawStateShapes(canvas, internals, place, k);
  context.restore();
  for (const arrow of arrowsAt(internals, k, theme, canvas.colour)) drawArrow(canvas, place, arrow);
}

/** Which way each arrow points, in data, and how it is drawn. */
function arrowsAt(internals, k, theme, colour) {
  const direction = { colour: theme.text, width: 1.6, isDirection: true };
  const slope = { way: negated(internals.at("g", k)), label: phrase("arrow:slope"), dash: [2, 3], aside: -12 };
  const step = { way: internals.at("step", k), label: phrase("arrow:step"), dash: [], aside: 0, colour, width: 2.6 };
  const { momentum, downhill } = internals.about;
  if (!momentum) return [{ ...direction, ...slope }, step];
  const velocity = internals.at(`state:${momentum}`, k, true);
  const way = downhill ? velocity : negated(velocity);
  const push = { way, label: phrase("arrow:momentum"), dash: [7, 3], aside: 12 };
  return [{ ...direction, ...slope }, { ...direction, ...push }, step];
}

function drawArrow({ context, theme, overlay }, place, { way, label, colour, width, dash, aside, isDirection }) {
  const [x, y] = overlay.toPixel(...place);
  const [tipX, tipY] = overlay.toPixel(place[0] + way[0], place[1] + way[1]);
  const length = Math.hypot(tipX - x, tipY - y);
  if (!(length > 0) || !Number.isFinite(length)) return;
  const drawn = isDirection ? DIRECTION : Math.min(Math.max(length, SHORTEST), 4 * DIRECTION);
  const [ux, uy] = [(tipX - x) / length, (tipY - y) / length];
  const beside = (along, across) => [x + along * ux - across * uy, y + along * uy + across * ux];
  const { shaft, head } = arrowShapes([x, y], drawn, beside);
  strokePath(context, shaft, withAlpha(theme.background, 0.85), width + 3, []);
  strokePath(context, head, withAlpha(theme.background, 0.85), 3, []);
  strokePath(context, shaft, colour, width, dash);
  context.fillStyle = colour;
  context.fill(head);
  write(context, theme, label, beside(drawn + (aside ? 0 : 10), aside), colour);
}

function arrowShapes(tail, length, beside) {
  const [shaft, head] = [new Path2D(), new Path2D()];
  shaft.moveTo(...tail);
  shaft.lineTo(...beside(length - 6, 0));
  for (const corner of [[length, 0], [length - 9, 4.5], [length - 9, -4.5]]) head.lineTo(...beside(...corner));
  head.closePath();
  return { shaft, head };
}

function write(context, theme, label, place, colour) {
  context.font = `600 12px ${theme.font}`;
  context.textAlign = "center";
  context.textBaseline = "middle";
  drawHaloedText(context, label, place, colour, theme);
  context.textAlign = "start";
  context.textBaseline = "alphabetic";
}

const negated = ([x, y]) => [-x, -y];
