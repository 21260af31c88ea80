/** The ground as a small picture, in steps like the contour: for places too small for a figure of their own. */
import { FINEST } from "./relief.js";

const LEVELS = 18;
const known = new Map(); // the last few pictures, by surface and mode

/** A canvas with one pixel for each point of the grid of `surface`, north up. */
export function groundOf(surface, mode) {
  const key = `${surface.header.key} ${mode}`;
  if (!known.has(key)) known.set(key, painted(surface, surface.header.scales[mode]));
  if (known.size > 4) known.delete(known.keys().next().value);
  return known.get(key);
}

function painted({ header, blocks: { heights } }, scale) {
  const [down, across] = header.blocks[0].shape;
  const canvas = Object.assign(document.createElement("canvas"), { width: across, height: down });
  const sheet = canvas.getContext("2d");
  const picture = sheet.createImageData(across, down);
  const colours = Array.from({ length: LEVELS + 1 }, (_, level) => colourAt(scale, level / LEVELS));
  heights.forEach((height, k) => {
    const row = down - 1 - Math.floor(k / across);
    picture.data.set(colours[Math.round((height / FINEST) * LEVELS)], 4 * (row * across + (k % across)));
  });
  sheet.putImageData(picture, 0, 0);
  return canvas;
}

/** The colour at a `share` of the `scale`, whose stops are [share, "#rrggbb"]. */
function colourAt(scale, share) {
  const next = Math.max(scale.findIndex(([stop]) => stop >= share), 1);
  const [[from, low], [to, high]] = [scale[next - 1], scale[next]];
  const weight = (share - from) / (to - from);
  const channel = (colour, k) => Number.parseInt(colour.slice(1 + 2 * k, 3 + 2 * k), 16);
  return [...[0, 1, 2].map((k) => channel(low, k) + weight * (channel(high, k) - channel(low, k))), 255];
}
