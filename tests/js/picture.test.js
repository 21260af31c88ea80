/** A thinned picture answers for every step as a whole one does, as closely as its kept steps tell. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { Picture } from "../../views/components/stage/picture.js";
import { float32, pack } from "./packed.js";

const RUNS = [
  { end: [1, 2], last_step: 10, broke_at: null },
  { end: [-1, 0], last_step: 6, broke_at: 7 },
];

/** Two runs whose x offset is the step and whose loss is a hundred more, at `steps`, or at all of eleven. */
function pictureAt(steps) {
  const kept = steps ?? Array.from({ length: 11 }, (_, k) => k);
  const each = (value) => RUNS.flatMap(() => kept.flatMap(value));
  const blocks = {
    offsets: float32([2, kept.length, 2], each((step) => [step, 0])),
    losses: float32([2, kept.length], each((step) => [100 + step])),
    ...(steps ? { steps: float32([kept.length], kept) } : {}),
  };
  return new Picture(pack({ n_steps: 10, runs: RUNS, link: "a link" }, blocks));
}

test("in a whole picture column and step are one", () => {
  const picture = pictureAt(null);
  assert.deepEqual([picture.nColumns, picture.columnOf(3.25), picture.stepOf(4)], [11, 3.25, 4]);
  assert.deepEqual(picture.lastColumns, [10, 6]);
  assert.deepEqual(picture.position(0, 3), [4, 2]);
  assert.deepEqual(picture.position(1, 3), [2, 0]);
  assert.equal(picture.link, "a link");
});

test("between the kept steps of a draft columns are interpolated", () => {
  const picture = pictureAt([0, 1, 4, 6, 10]);
  assert.deepEqual([0, 1, 2.5, 4, 5, 8, 10, 12].map((step) => picture.columnOf(step)), [0, 1, 1.5, 2, 2.5, 3.5, 4, 4]);
  assert.deepEqual(picture.lastColumns, [4, 3]);
  assert.deepEqual(picture.position(1, 2), [3, 0]);
});

test("the loss at a step is that of the last kept one, and that of its end for a run that has ended", () => {
  const picture = pictureAt([0, 1, 4, 6, 10]);
  assert.deepEqual([0, 3.9, 4, 9, 10].map((step) => picture.lossAt(0, step)), [100, 101, 104, 106, 110]);
  assert.equal(picture.lossAt(1, 10), 106);
});

test("a run that ends between two kept steps ends at the one before", () => {
  assert.deepEqual(pictureAt([0, 5, 10]).lastColumns, [2, 1]);
});
