/** Tones of the ground: how high a point lies by height and by rank, from 0 to 1; equal steps of tone look alike. */
import { FINEST } from "./heights.js";

const known = new WeakMap(); // the tones of each point, by surface

/** The tone of a `height` from 0 to `FINEST`: a straight line between the knots that the server tells. */
export function toneAt({ blocks: { tones } }, height) {
  const place = (height / FINEST) * (tones.length - 1);
  const k = Math.min(Math.floor(place), tones.length - 2);
  return tones[k] + (place - k) * (tones[k + 1] - tones[k]);
}

/** The height of a `tone`, from 0 to `FINEST`. */
export function heightOfTone({ blocks: { tones } }, tone) {
  const above = tones.findIndex((knot) => knot >= tone);
  const k = above < 0 ? tones.length - 2 : Math.max(above - 1, 0);
  return ((k + (tone - tones[k]) / (tones[k + 1] - tones[k])) / (tones.length - 1)) * FINEST;
}

/** The tone of each point of the grid of `surface`, row by row. */
export function tonesOf(surface) {
  if (!known.has(surface)) known.set(surface, Float32Array.from(surface.blocks.heights, (height) => toneAt(surface, height)));
  return known.get(surface);
}

/** The tones of the lines of height, and which of them are strong. */
export function levelsOf({ header: { lines } }) {
  return Array.from({ length: lines.count }, (_, k) => ({
    tone: (k + 1) / (lines.count + 1),
    isStrong: (k + 1) % lines.strong_every === 0,
  }));
}
