/** A window on the plane stays under the hand, keeps equal scales where asked, and fits what can be read of the paths. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { filling, letterboxed, stretchOf, unequal } from "../../views/components/map/equalaxes.js";
import { windowAround as fitting } from "../../views/components/map/fit.js";
import { anchored, isNearly, isShowable, rounded, scaled, sharesOf } from "../../views/components/map/window.js";

const RAVINE = [[-5, 5], [-1, 1]];
const near = (one, other) => one.flat().forEach((end, k) => assert.ok(Math.abs(end - other.flat()[k]) < 1e-9, `${one}`));
const windowAround = (...held) => fitting(...held, [0.1, 0.2]);
const sound = (...places) => ({ places, isBroken: false });
const broken = (...places) => ({ places, isBroken: true });
const holds = ([[left, right], [bottom, top]], [x, y]) => left < x && x < right && bottom < y && y < top;

test("what is under the hand stays there, however far one zooms", () => {
  const [place, shares] = [[-4, 0.8], sharesOf(RAVINE, [-4, 0.8])];
  for (const factor of [0.001, 0.5, 1, 3]) {
    const window = anchored(RAVINE, place, shares, factor);
    near([sharesOf(window, place)], [shares]);
    assert.ok(Math.abs(window[0][1] - window[0][0] - 10 * factor) < 1e-9);
  }
  near(anchored(RAVINE, [0, 0], [0.6, 0.5], 1), [[-6, 4], [-1, 1]]);
});

test("a window has the digits that its pixels tell, and shows the same", () => {
  assert.deepEqual(rounded([[-4.123456, 3.987654], [-0.10000123, 0.1]], [760, 500]), [[-4.12, 3.99], [-0.1, 0.1]]);
  let window = RAVINE;
  for (let k = 0; k < 60; k++) {
    window = scaled(window, 0.7);
    const short = rounded(window, [760, 500]);
    short.flat().forEach((end, k) => {
      const [low, high] = window[k >> 1];
      assert.ok(Math.abs(end - window.flat()[k]) <= (high - low) / (k < 2 ? 760 : 500));
    });
  }
});

test("a map zooms in as far as positions have digits, and out as far as a start may lie", () => {
  assert.ok(isShowable(scaled(RAVINE, 1e-11), RAVINE) && !isShowable(scaled(RAVINE, 1e-13), RAVINE));
  assert.ok(isShowable(scaled(RAVINE, 1e5), RAVINE) && !isShowable(scaled(RAVINE, 1e6), RAVINE));
  assert.ok(isNearly(scaled(RAVINE, 1.01), RAVINE) && !isNearly(scaled(RAVINE, 1.1), RAVINE));
  assert.ok(!isNearly([[-4, 6], [-1, 1]], RAVINE));
});

test("the note says which axis is stretched, and nothing where a unit is as long on both", () => {
  assert.deepEqual(unequal(stretchOf([800, 800], RAVINE)), { axis: "y", factor: 5 });
  assert.deepEqual(unequal(stretchOf([1100, 800], [[0, 1], [0, 1]])), { axis: "x", factor: 1.4 });
  for (const width of [765, 800, 835]) assert.equal(unequal(stretchOf([width, 800], [[0, 1], [0, 1]])), null);
});

test("equal scales cut nothing: the plot area shrinks, or the window grows around its middle", () => {
  for (const window of [RAVINE, [[0, 1], [0, 9]], [[3, 4], [7, 8]]]) {
    const frame = [46, 10, 760, 500];
    const [left, top, width, height] = letterboxed(frame, window);
    assert.equal(unequal(stretchOf([width, height], window)), null);
    assert.ok(left >= 46 && top >= 10 && left + width <= 807 && top + height <= 511);
    assert.ok(width === 760 || height === 500);
    const wide = filling([760, 500], window);
    assert.ok(Math.abs(stretchOf([760, 500], wide) - 1) < 1e-12);
    wide.forEach(([low, high], axis) => assert.ok(low <= window[axis][0] && high >= window[axis][1]));
  }
});

test("the window that fits holds every sound path, the start, and the nearest minimum, with a margin", () => {
  const path = sound([-4, 0.8], [-3, -2.5], [12, 0.3]);
  const window = windowAround(RAVINE, [-4, 0.8], [[0, 0], [-40, 0]], [path]);
  for (const place of [...path.places, [0, 0]]) assert.ok(holds(window, place), `${place}`);
  assert.ok(!holds(window, [-40, 0]));
  near(window, [[-4 - 2, 12 + 2], [-2.5 - 1.1, 0.8 + 1.1]]);
});

test("a path that exploded shows where it goes and leaves the others readable", () => {
  const exploding = Array.from({ length: 60 }, (_, k) => [-4, 0.8 * (-1.5) ** k]);
  const window = windowAround(RAVINE, [-4, 0.8], [[0, 0]], [broken(...exploding), sound([-4, 0.8], [0, 0])]);
  assert.ok(window[1][1] - window[1][0] < 6.5 && holds(window, [-4, -1.2]));
  const alone = windowAround(RAVINE, [-4, 0.8], [], [broken([-4, 0.8], [1e30, -1e30])]);
  assert.ok(holds(alone, [-4, 0.8]) && alone.flat().every(Number.isFinite));
});

test("a start far off the map, a straight path and a run that stands still all have ground around them", () => {
  assert.ok(holds(windowAround(RAVINE, [900, 3], [[0, 0]], [sound([900, 3], [500, 2])]), [900, 3]));
  const straight = windowAround(RAVINE, [-4, 0], [], [sound([-4, 0], [4, 0])]);
  near(straight, [[-5, 5], [-0.2 / 3, 0.2 / 3]]);
  near(windowAround(RAVINE, [1, 0.5], [], [sound([1, 0.5])]), [[0.875, 1.125], [0.5 - 0.1 / 3, 0.5 + 0.1 / 3]]);
});
