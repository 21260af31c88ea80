/** Contour lines lie where the heights say, and paths are cut at the edge of a box. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { clipShares } from "../../views/components/drawing/clipping.js";
import { contourLines } from "../../views/components/ground/contours.js";

/** A path that remembers its corners. */
globalThis.Path2D = class {
  points = [];
  moveTo(...point) {
    this.points.push(point);
  }
  lineTo(...point) {
    this.points.push(point);
  }
};

const [DOWN, ACROSS] = [9, 13];
const grid = (height) => Array.from({ length: DOWN * ACROSS }, (_, k) => height(k % ACROSS, Math.floor(k / ACROSS)));

test("the lines of a slope are straight and lie at their levels", () => {
  const { points } = contourLines(grid((x, y) => x + 2 * y), [DOWN, ACROSS], [5, 10, 15]);
  assert.ok(points.length > 3 * 2 * 5);
  for (const [x, y] of points) assert.ok([5, 10, 15].some((level) => Math.abs(x + 2 * y - level) < 1e-12));
});

test("the line of a bowl goes all around", () => {
  const { points } = contourLines(grid((x, y) => (x - 6) ** 2 + (y - 4) ** 2), [DOWN, ACROSS], [9, 900]);
  const angles = points.map(([x, y]) => Math.atan2(y - 4, x - 6)).sort((a, b) => a - b);
  const gaps = angles.slice(1).map((angle, k) => angle - angles[k]);
  assert.ok(Math.max(...gaps) < 0.5);
  for (const [x, y] of points) assert.ok(Math.abs(Math.hypot(x - 6, y - 4) - 3) < 0.1);
});

test("each corner of a line is met by another line, but at the edges of the grid", () => {
  const { points } = contourLines(grid((x, y) => Math.sin(x) * Math.cos(1.3 * y)), [DOWN, ACROSS], [-0.5, 0, 0.5]);
  const count = new Map();
  for (const point of points) count.set(String(point), (count.get(String(point)) ?? 0) + 1);
  for (const [x, y] of points) {
    const isEdge = x === 0 || y === 0 || x === ACROSS - 1 || y === DOWN - 1;
    assert.ok(isEdge || count.get(String([x, y])) % 2 === 0, `${x} ${y}`);
  }
});

test("even ground has no lines", () => {
  assert.deepEqual(contourLines(grid(() => 7), [DOWN, ACROSS], [1, 2]).points, []);
});

test("a way is cut where it enters and leaves a box", () => {
  const box = { width: 10, height: 10 };
  assert.deepEqual(clipShares([-10, 5], [30, 5], box), { enter: 0.25, leave: 0.5 });
  assert.deepEqual(clipShares([2, 2], [3, 3], box), { enter: 0, leave: 1 });
  assert.equal(clipShares([-5, 12], [15, 12], box), null);
  assert.equal(clipShares([-5, 4], [4, -5], box), null);
});
