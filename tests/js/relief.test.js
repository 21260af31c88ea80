/** Tones and losses are told as the server means them. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { FINEST, lossOf } from "../../views/components/ground/heights.js";
import { spacedTicks, ticksByRoundness } from "../../views/components/ground/lossticks.js";
import { heightOfTone, levelsOf, toneAt, tonesOf } from "../../views/components/ground/tones.js";

const LINES = { count: 14, strong_every: 4 };
const LINEAR = { low: -3, high: 17, logarithmic: false, lowest: -3, small: 0, lines: LINES };
const LOGARITHMIC = { low: -2, high: 3, logarithmic: true, lowest: 0, small: 0.01, lines: LINES };
const tones = Float32Array.of(0, 0.4, 0.55, 0.7, 1);
const surfaceOf = (header) => ({ header, blocks: { tones, heights: Uint16Array.of(0, FINEST / 8, FINEST / 4, FINEST) } });

test("between two knots a tone is a straight line, and back again", () => {
  const surface = surfaceOf(LINEAR);
  assert.deepEqual([0, 0.25, 1].map((share) => toneAt(surface, share * FINEST)), [tones[0], tones[1], tones[4]]);
  assert.ok(Math.abs(toneAt(surface, FINEST / 8) - 0.2) < 1e-6);
  for (const share of [0, 0.1, 0.25, 0.6, 0.99, 1]) {
    assert.ok(Math.abs(heightOfTone(surface, toneAt(surface, share * FINEST)) - share * FINEST) < 1e-2);
  }
  assert.equal(tonesOf(surface).length, 4);
});

test("lines lie at equal steps of tone, and every fourth is strong", () => {
  const levels = levelsOf(surfaceOf(LINEAR));
  assert.equal(levels.length, 14);
  levels.forEach(({ tone }, k) => assert.ok(Math.abs(tone - (k + 1) / 15) < 1e-12));
  assert.deepEqual(levels.flatMap(({ isStrong }, k) => (isStrong ? [k + 1] : [])), [4, 8, 12]);
});

test("the marks of an axis are round losses at their true heights", () => {
  const lossAt = (header, value) => lossOf(header, ((value - header.low) / (header.high - header.low)) * FINEST);
  const [round] = ticksByRoundness(LINEAR);
  assert.deepEqual(round.map(({ text }) => text), ["0", "5", "10", "15"]);
  const [powers] = ticksByRoundness(LOGARITHMIC);
  const power = ({ value }) => Math.log10(lossAt(LOGARITHMIC, value));
  for (const tick of powers) assert.ok(Math.abs(power(tick) - Math.round(power(tick))) < 1e-9);
  assert.ok(powers.length >= 4);
});

test("the colour bar tells the truth: a loss stands at its tone, with room around it, the roundest first", () => {
  for (const header of [LINEAR, LOGARITHMIC]) {
    const surface = surfaceOf(header);
    const ticks = spacedTicks(surface, 20);
    const all = ticksByRoundness(header).flat();
    const shareOf = ({ value }) => toneAt(surface, ((value - header.low) / (header.high - header.low)) * FINEST);
    for (const { share, text } of ticks) assert.ok(all.some((tick) => tick.text === text && shareOf(tick) === share));
    const shares = ticks.map(({ share }) => share).sort((a, b) => a - b);
    assert.ok(shares.slice(1).every((share, k) => (share - shares[k]) * 20 >= 1));
    assert.equal(ticks[0].text, all[0].text);
    assert.ok(ticks.length >= 4);
  }
});

test("even ground has a colour bar too", () => {
  const even = { ...LINEAR, low: 2, high: 2, lowest: 2 };
  assert.ok(spacedTicks(surfaceOf(even), 20).every(({ share }) => Number.isFinite(share)));
});
