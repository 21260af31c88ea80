/** Paths on the surface: every straight step follows hill and valley below it, and what leaves the map is cut off. */
import { clipShares } from "../drawing/clipping.js";
import { heightAt, onGrid } from "../ground/heights.js";
import { columnAt, strokeOf } from "../drawing/polylines.js";
import { stage } from "../stage/stage.js";

const STRIDE = 1.5; // cells of the grid between two points of a path
const MOST_POINTS = 4000; // of one path; a wild one is drawn in longer strides
const CLOSE = 0.4; // pixels; points nearer to the last one than this are not drawn

/** One path a run of `picture`, on the ground of `surface`. */
export function surfacePaths(picture, surface) {
  return picture.header.runs.map((run, index) => new SurfacePath(picture, surface, run, index));
}

class SurfacePath {
  constructor(picture, surface, run, index) {
    Object.assign(this, { picture, surface, run, index, lastColumn: picture.lastColumns[index] });
    this.selected = index === stage.selected;
    Object.assign(this, strokeOf(this.selected));
    this.gridPlace = (column) => onGrid(surface, ...picture.position(index, column));
    this.points = pointsOf(this.spans(), surface);
  }

  /** The parts of all steps that lie on the map. */
  spans() {
    const [down, across] = this.surface.header.blocks[0].shape;
    const spans = [];
    for (let k = 0, tail = this.gridPlace(0); k < this.lastColumn; k++) {
      const head = this.gridPlace(k + 1);
      const shares = clipShares(tail, head, { width: across - 1, height: down - 1 });
      const way = [head[0] - tail[0], head[1] - tail[1]];
      if (shares) spans.push({ k, tail, way, ...shares, length: (shares.leave - shares.enter) * Math.hypot(...way) });
      tail = head;
    }
    return spans;
  }

  /** Find the pixels of all points, and which of them the ground hides. */
  project(projection) {
    this.projection = projection;
    this.drawn = [];
    let before = null;
    for (const point of this.points) {
      const [x, y] = projection.toPixel(point.column, point.row, point.height);
      const isNear = before && !point.isFirst && Math.abs(x - before.x) < CLOSE && Math.abs(y - before.y) < CLOSE;
      if (isNear) continue;
      const isVisible = !projection.hides(point.column, point.row, point.height);
      before = { x, y, when: point.when, isFirst: point.isFirst, isVisible };
      this.drawn.push(before);
    }
  }

  /** The path up to `step`, in two parts: what is visible of it, and what the ground hides. */
  pathsUpTo(step) {
    const parts = { visible: new Path2D(), hidden: new Path2D() };
    const end = columnAt(this, step);
    let before = null;
    let current = null; // the part that ends at the point before
    const extendTo = (point) => {
      const isBreak = !before || point.isFirst;
      const part = isBreak ? null : point.isVisible && before.isVisible ? parts.visible : parts.hidden;
      if (part && part !== current) part.moveTo(before.x, before.y);
      part?.lineTo(point.x, point.y);
      [before, current] = [point, part];
    };
    for (const point of this.drawn) {
      if (point.when > end) break;
      extendTo(point);
    }
    const head = this.pointAt(step);
    if (head && before) extendTo(head);
    return parts;
  }

  /** Where the run stands at a `step` that may lie between two kept ones; null off the map. */
  pointAt(step) {
    const now = columnAt(this, step);
    const k = Math.floor(now);
    const [tail, head] = [this.gridPlace(k), this.gridPlace(Math.min(k + 1, this.lastColumn))];
    const [column, row] = [0, 1].map((axis) => tail[axis] + (head[axis] - tail[axis]) * (now - k));
    const height = heightAt(this.surface, column, row);
    if (height === null) return null;
    const [x, y] = this.projection.toPixel(column, row, height);
    return { x, y, isFirst: false, isVisible: !this.projection.hides(column, row, height) };
  }

  /** Where a run that is off the map at `step` left it, and in which direction; null if it was never on it. */
  exitPoint(step) {
    const now = columnAt(this, step);
    const k = this.drawn.findLastIndex(({ when }) => when <= now);
    if (k < 0) return null;
    const [end, before] = [this.drawn[k], this.drawn[Math.max(k - 1, 0)]];
    return { ...end, angle: Math.atan2(end.y - before.y, end.x - before.x) };
  }
}

/** Points along `spans`, close enough to follow the ground; `when` is in columns, and a first one begins a new piece. */
function pointsOf(spans, surface) {
  const stride = Math.max(STRIDE, spans.reduce((sum, { length }) => sum + length, 0) / MOST_POINTS);
  const points = [];
  let end = -1; // where the piece before ended, in columns
  for (const { k, tail, way, enter, leave, length } of spans) {
    const isJoined = k + enter === end;
    const count = Math.max(1, Math.ceil(length / stride));
    for (let i = isJoined ? 1 : 0; i <= count; i++) {
      const share = enter + ((leave - enter) * i) / count;
      const [column, row] = [tail[0] + share * way[0], tail[1] + share * way[1]];
      points.push({ column, row, height: heightAt(surface, column, row) ?? 0, when: k + share, isFirst: i === 0 });
    }
    end = k + leave;
  }
  return points;
}
