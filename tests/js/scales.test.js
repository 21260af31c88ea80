/** A slider makes short numbers only, and each of them stands where it was made. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { print, read, scaleOf } from "../../views/components/knobs/scales.js";

const KNOBS = [
  { scale: "linear", slider: [-3, 5], whole: false },
  { scale: "linear", slider: [0, 500], whole: true },
  { scale: "log", slider: [1e-8, 1], whole: false },
  { scale: "log", slider: [10, 5000], whole: true },
  { scale: "one-minus", slider: [0, 0.99999], whole: false },
];

for (const knob of KNOBS) {
  const name = `${knob.scale} ${knob.slider}`;
  const scale = scaleOf(knob);
  const [low, high] = scale.ends;
  const values = Array.from({ length: 101 }, (_, k) => scale.value(low + ((high - low) * k) / 100));

  test(`${name}: values rise with their positions and stay on the slider`, () => {
    assert.deepEqual(values, [...values].sort((a, b) => a - b));
    assert.ok(values.every((value) => value >= knob.slider[0] && value <= knob.slider[1]));
  });

  test(`${name}: a value stands where it was made`, () => {
    for (const value of values) assert.equal(scale.value(scale.position(value)), value);
  });

  test(`${name}: a key leads on, and back again to nearly the same place`, () => {
    for (const value of values.slice(20, 80)) {
      const next = scale.step(value, 1, 0);
      assert.ok(next > value);
      assert.ok(scale.step(next, -1, 0) < next);
    }
  });

  test(`${name}: what is printed reads back as exactly the same`, () => {
    for (const value of values) assert.equal(read(print(value)), value);
  });
}

test("a comma, a true minus sign and spaces are read; words are not", () => {
  assert.deepEqual([read(" 0,5 "), read("−3"), read("1e-3")], [0.5, -3, 1e-3]);
  for (const text of ["", "abc", "1 2", "0x10", "1e", "Infinity"]) assert.ok(Number.isNaN(read(text)), text);
});
