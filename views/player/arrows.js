/** What acts on the selected run where it stands: slope, momentum, step, curvature, and shapes that its method keeps. */
import { readingsOf } from "./readings.js";
import { setArrows, stage } from "./stage.js";
import { veil } from "./theme.js";
import { say } from "./words.js";

const REACH = 52; // pixels; how long the arrows are that tell a direction only
const SHORTEST = 20; // pixels; a shorter step is drawn so long
const [THIN, WIDE] = [3, 44]; // pixels; the half axes of the ellipse of curvature lie between these

/** The button over the map that shows and hides them. */
export class ArrowSwitch {
  constructor(box) {
    this.button = Object.assign(document.createElement("button"), { type: "button", className: "lab-arrows" });
    this.button.textContent = say("arrows");
    this.button.title = say("arrowsHelp");
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
export function drawArrows(sheet, line, theme, glass) {
  const readings = readingsOf(stage.paths);
  if (stage.playing || !stage.arrows || readings.last < 0) return;
  const view = { sheet, theme, glass, colour: line.run.style[theme.mode] };
  const k = readings.stepAt(stage.step);
  const place = readings.at("x", k);
  sheet.save();
  glass.confine(sheet);
  drawEllipse(view, readings, place, k);
  drawShapes(view, readings, place, k);
  sheet.restore();
  const told = { colour: theme.text, width: 1.6 };
  const [gx, gy] = readings.at("g", k);
  drawArrow(view, place, [-gx, -gy], { ...told, label: "−g", dash: [2, 3], aside: -12 });
  const { momentum, downhill } = readings.about;
  if (momentum) {
    const [mx, my] = readings.at(`state:${momentum}`, k, true);
    const way = downhill ? 1 : -1;
    drawArrow(view, place, [way * mx, way * my], { ...told, label: say("momentum"), dash: [7, 3], aside: 12 });
  }
  drawArrow(view, place, readings.at("step", k), { label: "Δ", colour: view.colour, width: 2.6, dash: [], aside: 0, isTrue: true });
}

function drawArrow({ sheet, theme, glass }, place, way, { label, colour, width, dash, aside, isTrue }) {
  const [x, y] = glass.pixel(...place);
  const [tipX, tipY] = glass.pixel(place[0] + way[0], place[1] + way[1]);
  const [dx, dy] = [tipX - x, tipY - y];
  const long = Math.hypot(dx, dy);
  if (!(long > 0) || !Number.isFinite(long)) return;
  const shown = isTrue ? Math.min(Math.max(long, SHORTEST), 4 * REACH) : REACH;
  const [ux, uy] = [dx / long, dy / long];
  const at = (along, across) => [x + along * ux - across * uy, y + along * uy + across * ux];
  const shaft = new Path2D();
  shaft.moveTo(x, y);
  shaft.lineTo(...at(shown - 6, 0));
  const head = new Path2D();
  [[shown, 0], [shown - 9, 4.5], [shown - 9, -4.5]].forEach((corner) => head.lineTo(...at(...corner)));
  head.closePath();
  stroke(sheet, shaft, veil(theme.page, 0.85), width + 3, []);
  stroke(sheet, head, veil(theme.page, 0.85), 3, []);
  stroke(sheet, shaft, colour, width, dash);
  sheet.fillStyle = colour;
  sheet.fill(head);
  write(sheet, theme, label, at(shown + (aside ? 0 : 10), aside), colour);
}

/** The ground's curvature here: the steeper an axis curves, the shorter; dashed where it curves downwards. */
function drawEllipse({ sheet, theme, glass }, readings, place, k) {
  const curvatures = readings.at("curvatures", k);
  const [turn] = readings.at("axis", k);
  if (!curvatures.every(Number.isFinite) || curvatures.every((curvature) => curvature === 0)) return;
  const axes = [turn, turn + Math.PI / 2].map((angle, side) => {
    const half = 1 / Math.sqrt(Math.max(Math.abs(curvatures[side]), 1e-12));
    return [half * Math.cos(angle), half * Math.sin(angle)];
  });
  const [x, y] = glass.pixel(...place);
  const pixels = axes.map(([dx, dy]) => {
    const [tipX, tipY] = glass.pixel(place[0] + dx, place[1] + dy);
    return [tipX - x, tipY - y];
  });
  const lengths = pixels.map(([dx, dy]) => Math.hypot(dx, dy));
  const scale = WIDE / Math.max(...lengths);
  const halves = pixels.map(([dx, dy], side) => {
    const grow = Math.max(scale, Math.min(THIN / lengths[side], scale * 1e9));
    return [dx * grow, dy * grow];
  });
  const path = new Path2D();
  for (let angle = 0; angle <= 64; angle++) {
    const [c, s] = [Math.cos((angle * Math.PI) / 32), Math.sin((angle * Math.PI) / 32)];
    path.lineTo(x + c * halves[0][0] + s * halves[1][0], y + c * halves[0][1] + s * halves[1][1]);
  }
  path.closePath();
  sheet.fillStyle = veil(theme.text, 0.05);
  sheet.fill(path);
  stroke(sheet, path, veil(theme.text, 0.55), 1.2, curvatures[0] < 0 ? [4, 3] : []);
}

/** A triangle of places, a circle around the position: whatever the state holds of the kind. */
function drawShapes({ sheet, theme, glass, colour }, readings, place, k) {
  const { corners, circle } = readings.about;
  const path = new Path2D();
  for (const corner of corners) path.lineTo(...glass.pixel(...readings.at(`state:${corner}`, k)));
  if (circle) {
    const [radius] = readings.at(`state:${circle}`, k);
    const [x, y] = glass.pixel(...place);
    const [right] = glass.pixel(place[0] + radius, place[1]);
    const [, top] = glass.pixel(place[0], place[1] + radius);
    path.ellipse(x, y, Math.abs(right - x), Math.abs(top - y), 0, 0, 2 * Math.PI);
  }
  path.closePath();
  sheet.fillStyle = veil(colour, 0.12);
  sheet.fill(path);
  if (corners.length || circle) stroke(sheet, path, veil(theme.page, 0.8), 4, []);
  stroke(sheet, path, colour, 1.6, []);
}

function stroke(sheet, path, colour, width, dash) {
  sheet.strokeStyle = colour;
  sheet.lineWidth = width;
  sheet.setLineDash(dash);
  sheet.stroke(path);
  sheet.setLineDash([]);
}

function write(sheet, theme, label, [x, y], colour) {
  sheet.font = `600 12px ${theme.font}`;
  sheet.textAlign = "center";
  sheet.textBaseline = "middle";
  sheet.lineJoin = "round";
  sheet.strokeStyle = theme.page;
  sheet.lineWidth = 4;
  sheet.strokeText(label, x, y);
  sheet.fillStyle = colour;
  sheet.fillText(label, x, y);
  sheet.textAlign = "start";
  sheet.textBaseline = "alphabetic";
}
