/** Lines in pixels: what a run's path or its loss curve becomes for one view of the axes. */
const FAR = 20_000; // pixels; beyond, canvases lose precision, so a point is pulled in along its ray
const CLOSE = 0.3; // pixels; points nearer to the last one than this are not drawn

/**
 * @typedef {object} Line
 * @property {Float32Array} x pixels, one a step
 * @property {Float32Array} y
 * @property {number[]} kept the steps worth drawing
 * @property {number} last the last sound step
 * @property {object} run its entry in the header
 * @property {boolean} selected
 * @property {number} width of its stroke
 * @property {number} radius of its head
 */

/**
 * One line a run.
 * @param {object} header of the paths
 * @param {import("./glass.js").Glass} glass
 * @param {(run: number, step: number) => [number, number]} place the run's data coordinates
 * @param {number} weight of all strokes and heads
 * @returns {Line[]}
 */
export function layOut(header, glass, place, weight = 1) {
  return header.runs.map((run, index) => {
    const last = run.last_step;
    const selected = index === header.selected;
    const look = { selected, ...strokeOf(selected, weight) };
    const line = { run, last, x: new Float32Array(last + 1), y: new Float32Array(last + 1), kept: [], ...look };
    for (let step = 0; step <= last; step++) {
      const [x, y] = pulledIn(glass.pixel(...place(index, step)), glass);
      line.x[step] = x;
      line.y[step] = y;
      const before = line.kept.at(-1) ?? -1;
      if (before < 0 || Math.abs(x - line.x[before]) > CLOSE || Math.abs(y - line.y[before]) > CLOSE) {
        line.kept.push(step);
      }
    }
    return line;
  });
}

/** How thick a line is, and how large its head. */
export function strokeOf(selected, weight = 1) {
  return { width: weight * (selected ? 3.4 : 2.3), radius: weight * (selected ? 6.5 : 5) };
}

/** Where the run stands at a `step` that may lie between two whole ones. */
export function at(line, step) {
  const now = Math.min(step, line.last);
  const k = Math.floor(now);
  const next = Math.min(k + 1, line.last);
  return [line.x[k] + (line.x[next] - line.x[k]) * (now - k), line.y[k] + (line.y[next] - line.y[k]) * (now - k)];
}

/** The line from the start up to `step`. */
export function trace(line, step) {
  const path = new Path2D();
  path.moveTo(line.x[0], line.y[0]);
  for (const k of line.kept) {
    if (k > step) break;
    path.lineTo(line.x[k], line.y[k]);
  }
  path.lineTo(...at(line, step));
  return path;
}

export function isInside([x, y], { width, height }) {
  return x >= 0 && x <= width && y >= 0 && y <= height;
}

/**
 * Where a run that is out of sight at `step` left the view: the last place on the edge, and the direction there.
 * @returns {{x: number, y: number, angle: number} | null} null while it is in sight
 */
export function exit(line, step, glass) {
  let head = at(line, step);
  if (isInside(head, glass)) return null;
  for (let k = Math.ceil(Math.min(step, line.last)) - 1; k >= 0; k--) {
    const tail = [line.x[k], line.y[k]];
    const cut = clip(tail, head, glass);
    if (cut) return edge(tail, head, cut.leave);
    head = tail;
  }
  const centre = [glass.width / 2, glass.height / 2];
  const end = at(line, step);
  return edge(centre, end, clip(centre, end, glass)?.leave ?? 0);
}

function edge([x0, y0], [x1, y1], share) {
  return { x: x0 + share * (x1 - x0), y: y0 + share * (y1 - y0), angle: Math.atan2(y1 - y0, x1 - x0) };
}

/** The shares of the way between two points at which it enters and leaves a box, or null if it misses it (Liang and Barsky). */
export function clip([x0, y0], [x1, y1], { width, height }) {
  let [enter, leave] = [0, 1];
  for (const [way, room] of [
    [x0 - x1, x0],
    [x1 - x0, width - x0],
    [y0 - y1, y0],
    [y1 - y0, height - y0],
  ]) {
    if (way === 0 && room < 0) return null;
    if (way < 0) enter = Math.max(enter, room / way);
    if (way > 0) leave = Math.min(leave, room / way);
  }
  return enter <= leave ? { enter, leave } : null;
}

function pulledIn([x, y], { width, height }) {
  const [dx, dy] = [x - width / 2, y - height / 2];
  const distance = Math.hypot(dx, dy);
  if (distance <= FAR) return [x, y];
  return [width / 2 + (dx / distance) * FAR, height / 2 + (dy / distance) * FAR];
}
