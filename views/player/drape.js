/** Paths laid over the ground: every straight step follows hill and valley below it, and what leaves the map is cut off. */
import { clip, strokeOf } from "./lines.js";
import { groundAt, onGrid } from "./relief.js";

const STRIDE = 1.5; // cells of the grid between two points of a path
const MOST = 4000; // points of one path; a wild one is drawn in longer strides
const CLOSE = 0.4; // pixels; points nearer to the last one than this are not drawn

/** One draped line a run of `paths`, on the ground of `surface`. */
export function drape(paths, surface) {
  return paths.header.runs.map((run, index) => new Draped(paths, surface, run, index));
}

class Draped {
  constructor({ header, blocks }, surface, run, index) {
    this.run = run;
    this.last = run.last_step;
    this.surface = surface;
    this.selected = index === header.selected;
    Object.assign(this, strokeOf(this.selected));
    const from = 2 * index * (header.n_steps + 1);
    this.stand = (step) => onGrid(surface, blocks.positions[from + 2 * step], blocks.positions[from + 2 * step + 1]);
    this.points = pointsOf(this.spans(), surface);
  }

  /** The parts of all steps that lie on the map. */
  spans() {
    const [down, across] = this.surface.header.blocks[0].shape;
    const spans = [];
    for (let step = 0, tail = this.stand(0); step < this.last; step++) {
      const head = this.stand(step + 1);
      const cut = clip(tail, head, { width: across - 1, height: down - 1 });
      const way = [head[0] - tail[0], head[1] - tail[1]];
      if (cut) spans.push({ step, tail, way, ...cut, length: (cut.leave - cut.enter) * Math.hypot(...way) });
      tail = head;
    }
    return spans;
  }

  /** Find the pixels of all points, and which of them the ground hides. */
  lay(lens) {
    this.lens = lens;
    this.drawn = [];
    let before = null;
    for (const point of this.points) {
      const [x, y] = lens.pixel(point.column, point.row, point.height);
      const isNear = before && !point.isFirst && Math.abs(x - before.x) < CLOSE && Math.abs(y - before.y) < CLOSE;
      if (isNear) continue;
      before = { x, y, when: point.when, isFirst: point.isFirst, isSeen: !lens.hides(point.column, point.row, point.height) };
      this.drawn.push(before);
    }
  }

  /** The line up to `step`, in two parts: what is seen of it, and what the ground hides. */
  trace(step) {
    const parts = { seen: new Path2D(), hidden: new Path2D() };
    let before = null;
    let pen = null; // the part that ends at the point before
    const to = (point) => {
      const part = !before || point.isFirst ? null : point.isSeen && before.isSeen ? parts.seen : parts.hidden;
      if (part && part !== pen) part.moveTo(before.x, before.y);
      part?.lineTo(point.x, point.y);
      [before, pen] = [point, part];
    };
    for (const point of this.drawn) {
      if (point.when > step) break;
      to(point);
    }
    const head = this.at(step);
    if (head && before) to(head);
    return parts;
  }

  /** Where the run stands at a `step` that may lie between two whole ones; null off the map. */
  at(step) {
    const now = Math.min(step, this.last);
    const k = Math.floor(now);
    const [tail, head] = [this.stand(k), this.stand(Math.min(k + 1, this.last))];
    const [column, row] = [0, 1].map((axis) => tail[axis] + (head[axis] - tail[axis]) * (now - k));
    const height = groundAt(this.surface, column, row);
    if (height === null) return null;
    const [x, y] = this.lens.pixel(column, row, height);
    return { x, y, isFirst: false, isSeen: !this.lens.hides(column, row, height) };
  }

  /** Where a run that is off the map at `step` left it, and in which direction; null if it was never on it. */
  exit(step) {
    let k = this.drawn.length - 1;
    while (k >= 0 && this.drawn[k].when > step) k--;
    if (k < 0) return null;
    const [end, before] = [this.drawn[k], this.drawn[Math.max(k - 1, 0)]];
    return { ...end, angle: Math.atan2(end.y - before.y, end.x - before.x) };
  }
}

/** Points along `spans`, close enough to follow the ground; `when` is the step, and a first one begins a new piece. */
function pointsOf(spans, surface) {
  const stride = Math.max(STRIDE, spans.reduce((sum, { length }) => sum + length, 0) / MOST);
  const points = [];
  let end = -1; // the step at which the piece before ended
  for (const { step, tail, way, enter, leave, length } of spans) {
    const isJoined = step + enter === end;
    const count = Math.max(1, Math.ceil(length / stride));
    for (let k = isJoined ? 1 : 0; k <= count; k++) {
      const share = enter + ((leave - enter) * k) / count;
      const [column, row] = [tail[0] + share * way[0], tail[1] + share * way[1]];
      points.push({ column, row, height: groundAt(surface, column, row) ?? 0, when: step + share, isFirst: k === 0 });
    }
    end = step + leave;
  }
  return points;
}
