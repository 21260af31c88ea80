/** Shapes around the selected run where it stands: the ground's curvature, and what its method keeps there. */
import { withAlpha } from "../stage/theme.js";

const [SHORTEST, LONGEST] = [3, 44]; // pixels; the half axes of the ellipse of curvature lie between these
const FLATTEST = 1e-12; // a smaller curvature is drawn as this

/** The ground's curvature here: the steeper an axis curves, the shorter; dashed where it curves downwards. */
export function drawCurvature({ context, theme, overlay }, internals, place, k) {
  const curvatures = internals.at("curvatures", k);
  const [angle] = internals.at("axis", k);
  if (!curvatures.every(Number.isFinite) || curvatures.every((curvature) => curvature === 0)) return;
  const path = ellipse(overlay, place, halfAxes(overlay, place, curvatures, angle));
  context.fillStyle = withAlpha(theme.text, 0.05);
  context.fill(path);
  strokePath(context, path, withAlpha(theme.text, 0.55), 1.2, curvatures[0] < 0 ? [4, 3] : []);
}

/** The half axes in pixels: 1/√|λ| along each principal axis, scaled so that the longer one has its fixed length. */
function halfAxes(overlay, place, curvatures, angle) {
  const [x, y] = overlay.toPixel(...place);
  const axes = [angle, angle + Math.PI / 2].map((turn, side) => {
    const half = 1 / Math.sqrt(Math.max(Math.abs(curvatures[side]), FLATTEST));
    const [tipX, tipY] = overlay.toPixel(place[0] + half * Math.cos(turn), place[1] + half * Math.sin(turn));
    return [tipX - x, tipY - y];
  });
  const lengths = axes.map(([dx, dy]) => Math.hypot(dx, dy));
  const scale = LONGEST / Math.max(...lengths);
  return axes.map(([dx, dy], side) => {
    const stretch = Math.max(scale, Math.min(SHORTEST / lengths[side], scale * 1e9));
    return [dx * stretch, dy * stretch];
  });
}

function ellipse(overlay, place, [[ax, ay], [bx, by]]) {
  const [x, y] = overlay.toPixel(...place);
  const path = new Path2D();
  for (let k = 0; k <= 64; k++) {
    const [cos, sin] = [Math.cos((k * Math.PI) / 32), Math.sin((k * Math.PI) / 32)];
    path.lineTo(x + cos * ax + sin * bx, y + cos * ay + sin * by);
  }
  path.closePath();
  return path;
}

/** A triangle of places, a circle around the position: whatever the state holds of the kind. */
export function drawStateShapes({ context, theme, overlay, colour }, internals, place, k) {
  const { corners, circle } = internals.about;
  if (!corners.length && !circle) return;
  const path = new Path2D();
  for (const corner of corners) path.lineTo(...overlay.toPixel(...internals.at(`state:${corner}`, k)));
  if (circle) addCircle(path, overlay, place, internals.at(`state:${circle}`, k)[0]);
  path.closePath();
  context.fillStyle = withAlpha(colour, 0.12);
  context.fill(path);
  strokePath(context, path, withAlpha(theme.background, 0.8), 4, []);
  strokePath(context, path, colour, 1.6, []);
}

/** A circle in data: an ellipse on the map, whose axes may have different scales. */
function addCircle(path, overlay, place, radius) {
  const [x, y] = overlay.toPixel(...place);
  const [right] = overlay.toPixel(place[0] + radius, place[1]);
  const [, top] = overlay.toPixel(place[0], place[1] + radius);
  path.ellipse(x, y, Math.abs(right - x), Math.abs(top - y), 0, 0, 2 * Math.PI);
}

export function strokePath(context, path, colour, width, dash) {
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.setLineDash(dash);
  context.stroke(path);
  context.setLineDash([]);
}
