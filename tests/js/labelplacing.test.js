/** Labels never overlap and never leave the plot area; the least important goes where there is no room. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { besideArrow, placeLabels } from "../../views/components/map/labelplacing.js";

const ROOM = { width: 300, height: 200 };
const SIZES = [{ width: 12, height: 15 }, { width: 66, height: 15 }, { width: 20, height: 15 }];

/** The labels of three arrows from `tail` by lengths and angles in turns. */
function labelsAt(tail, arrows) {
  return arrows.map(([length, turn], k) => {
    const tip = [tail[0] + length * Math.cos(2 * Math.PI * turn), tail[1] + length * Math.sin(2 * Math.PI * turn)];
    return { ...SIZES[k], middles: besideArrow(tail, tip, SIZES[k]) };
  });
}

function edges({ width, height }, [x, y]) {
  return [x - width / 2, x + width / 2, y - height / 2, y + height / 2];
}

test("wherever a run stands and wherever its arrows point, its labels keep clear of one another and of the edges", () => {
  let shown = 0;
  for (let k = 0; k < 4000; k++) {
    const tail = [(k * 37) % 301, (k * 53) % 201];
    const turn = (k % 16) / 16;
    const labels = labelsAt(tail, [[20 + (k % 180), turn], [52, turn + (k % 3) * 0.01], [52, turn + (k % 5) / 10]]);
    const boxes = placeLabels(labels, ROOM).flatMap((middle, n) => (middle ? [edges(SIZES[n], middle)] : []));
    shown += boxes.length;
    boxes.forEach(([left, right, top, bottom], n) => {
      assert.ok(left >= 0 && right <= ROOM.width && top >= 0 && bottom <= ROOM.height);
      for (const [l, r, t, b] of boxes.slice(n + 1)) assert.ok(right <= l || r <= left || bottom <= t || b <= top);
    });
  }
  assert.ok(shown > 0.9 * 3 * 4000, `${shown} of 12000 labels found a place`);
});

test("three arrows that point the same way have three labels", () => {
  const places = placeLabels(labelsAt([150, 100], [[52, 0.25], [52, 0.25], [52, 0.25]]), ROOM);
  assert.ok(places.every(Boolean));
});

test("where there is room for one label only, it is the first", () => {
  const places = placeLabels(labelsAt([15, 15], [[10, 0], [10, 0], [10, 0]]), { width: 30, height: 30 });
  assert.deepEqual(places.map(Boolean), [true, false, false]);
});
