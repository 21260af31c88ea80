/** The axis of the loss has few round marks, and knows of nothing that lies behind the step that is shown. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { heightOf, marksOf, scaleOf } from "../../views/components/curves/lossaxis.js";

/** A picture of runs with these losses, one a step. */
function pictureOf(...runs) {
  const nColumns = runs[0].length;
  const losses = Float32Array.from(runs.flat());
  return { blocks: { losses }, steps: null, nColumns, lastColumns: runs.map(() => nColumns - 1) };
}

const falling = Array.from({ length: 11 }, (_, k) => 10 ** (1 - k));

test("losses over more than two decades stand on whole decades, with few marks", () => {
  const scale = scaleOf(pictureOf(falling));
  assert.deepEqual(scale, { isLog: true, low: -9, high: 1, stride: 4 });
  assert.deepEqual(marksOf(scale).map(({ height }) => height), [1, -3, -7]);
  assert.equal(heightOf(scale, 1e-3), -3);
});

test("other losses stand between round numbers that hold them all", () => {
  for (const losses of [[3, 2.1, 1.4], [-1, -7, -3.2], [0, 0, 0], [5, 5, 5], [1200, 400, 130], [3e-7, -2e-7, 1e-7]]) {
    const { isLog, low, high, stride } = scaleOf(pictureOf(losses));
    assert.equal(isLog, false);
    assert.ok(low <= Math.min(...losses) && Math.max(...losses) <= high && low < high, `${losses}: ${low} … ${high}`);
    const marks = marksOf({ isLog, low, high, stride });
    assert.ok(marks.length >= 2 && marks.length <= 6, `${losses}: ${marks.length} marks`);
    assert.ok(Math.abs(marks.at(-1).height - high) < 1e-9 * (Math.abs(high) || 1));
  }
});

test("what lies behind the step does not move the axis", () => {
  const futures = [[1e-12, 1e-12], [9, 9], [1e9, 1e30], [-5, -5]];
  const scales = futures.map((future) => JSON.stringify(scaleOf(pictureOf([8, 4, 2, ...future]), 2.7)));
  assert.equal(new Set(scales).size, 1);
});

test("the axis grows with what is seen, by whole decades", () => {
  const lows = [0, 2, 5, 10].map((step) => scaleOf(pictureOf(falling), step).low);
  assert.deepEqual(lows, [-2, -2, -4, -9]);
});

test("the bands of the seeds belong to the axis as far as they are seen", () => {
  const picture = pictureOf([8, 4, 2, 1, 1]);
  picture.blocks.bands = Float32Array.from([8, 1e-4, 1e-9, 8, 4, 2, 900, 4, 2]);
  picture.blocks.band_steps = Float32Array.from([0, 2, 4]);
  assert.equal(scaleOf(picture, 3).low, -4);
  assert.equal(scaleOf(picture).low, -9);
  assert.equal(scaleOf(picture, 3).high, 3);
});
