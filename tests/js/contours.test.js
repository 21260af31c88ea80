/** Lines of height lie where the heights say and stay whole, and paths are cut at the edge of a box. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { clipShares } from "../../views/components/drawing/clipping.js";
import { contourChains, thinned } from "../../views/components/ground/contours.js";

const [DOWN, ACROSS] = [9, 13];
const grid = (height) => Array.from({ length: DOWN * ACROSS }, (_, k) => height(k % ACROSS, Math.floor(k / ACROSS)));
const chainsOf = (height, level) => contourChains(grid(height), [DOWN, ACROSS], level);
const isEdge = (x, y) => x === 0 || y === 0 || x === ACROSS - 1 || y === DOWN - 1;

test("the line of a slope is one, straight, and lies at its level from edge to edge", () => {
  for (const level of [5, 10, 15.5]) {
    const [chain, ...others] = chainsOf((x, y) => x + 2 * y, level);
    assert.equal(others.length, 0);
    chain.x.forEach((x, k) => assert.ok(Math.abs(x + 2 * chain.y[k] - level) < 1e-12));
    for (const k of [0, chain.x.length - 1]) assert.ok(isEdge(chain.x[k], chain.y[k]));
    assert.equal(thinned(chain, 1e-9).x.length, 2);
  }
});

test("the line of a bowl goes all around and ends where it began", () => {
  const [{ x, y, isClosed }, ...others] = chainsOf((x, y) => (x - 6) ** 2 + (y - 4) ** 2, 9);
  assert.equal(others.length, 0);
  assert.ok(isClosed);
  assert.deepEqual([x.at(-1), y.at(-1)], [x[0], y[0]]);
  const angles = x.map((column, k) => Math.atan2(y[k] - 4, column - 6)).sort((a, b) => a - b);
  assert.ok(Math.max(...angles.slice(1).map((angle, k) => angle - angles[k])) < 0.5);
  x.forEach((column, k) => assert.ok(Math.abs(Math.hypot(column - 6, y[k] - 4) - 3) < 0.1));
});

test("every crossing of the grid lies on just one line, which ends at the edge or closes", () => {
  const height = (x, y) => Math.sin(x) * Math.cos(1.3 * y);
  for (const level of [-0.5, 0.01, 0.5]) {
    const chains = chainsOf(height, level);
    const places = chains.flatMap(({ x, y, isClosed }) => x.slice(isClosed ? 1 : 0).map((column, k) => [column, y[k + (isClosed ? 1 : 0)]]));
    assert.equal(new Set(places.map(String)).size, places.length);
    assert.equal(places.length, crossings(height, level));
    for (const { x, y, isClosed } of chains) {
      assert.ok(isClosed || [0, x.length - 1].every((k) => isEdge(x[k], y[k])));
      x.slice(1).forEach((column, k) => assert.ok(Math.hypot(column - x[k], y[k + 1] - y[k]) <= Math.SQRT2));
    }
  }
});

/** How many edges of the grid have one end above the level. */
function crossings(height, level) {
  const isAbove = (x, y) => height(x, y) > level;
  let count = 0;
  for (let y = 0; y < DOWN; y++) {
    for (let x = 0; x < ACROSS; x++) {
      if (x < ACROSS - 1 && isAbove(x, y) !== isAbove(x + 1, y)) count += 1;
      if (y < DOWN - 1 && isAbove(x, y) !== isAbove(x, y + 1)) count += 1;
    }
  }
  return count;
}

test("even ground and one plateau have no lines", () => {
  assert.deepEqual(chainsOf(() => 7, 1), []);
  assert.deepEqual(chainsOf(() => 7, 7), []);
});

test("a thinned line stays near its places", () => {
  const [chain] = chainsOf((x, y) => (x - 6) ** 2 + (y - 4) ** 2, 9);
  const { x, y, isClosed } = thinned(chain, 0.04);
  assert.ok(isClosed);
  assert.ok(x.length < chain.x.length);
  assert.deepEqual([x[0], x.at(-1), y[0], y.at(-1)], [chain.x[0], chain.x[0], chain.y[0], chain.y[0]]);
});

test("a way is cut where it enters and leaves a box", () => {
  const box = { width: 10, height: 10 };
  assert.deepEqual(clipShares([-10, 5], [30, 5], box), { enter: 0.25, leave: 0.5 });
  assert.deepEqual(clipShares([2, 2], [3, 3], box), { enter: 0, leave: 1 });
  assert.equal(clipShares([-5, 12], [15, 12], box), null);
  assert.equal(clipShares([-5, 4], [4, -5], box), null);
});
