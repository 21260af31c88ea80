/** The ground as a small picture, one pixel for each point of its grid. */
import { FINEST } from "./heights.js";

const SHADES = 256;
const N_KEPT = 4;
const known = new Map(); // the last few pictures, by surface and mode

/** A canvas with one pixel for each point of the grid of `surface`, north up. */
export function heatmapOf(surface, mode) {
  const key = `${surface.header.key} ${mode}`;
  if (!known.has(key)) known.set(key, painted(surface, surface.header.scales[mode]));
  if (known.size > N_KEPT) known.delete(known.keys().next().value);
  return known.get(key);
}

/** Draw the picture so that its outermost points lie on the edges of `width` × `height`. */
export function drawHeatmap(context, surface, mode, width, height) {
  const image = heatmapOf(surface, mode);
  context.imageSmoothingQuality = "high";
  context.drawImage(image, 0.5, 0.5, image.width - 1, image.height - 1, 0, 0, width, height);
}

function painted({ header, blocks: { heights } }, scale) {
  const [down, across] = header.blocks[0].shape;
  const canvas = Object.assign(document.createElement("canvas"), { width: across, height: down });
  const context = canvas.getContext("2d");
  const image = context.createImageData(across, down);
  const colours = Array.from({ length: SHADES }, (_, shade) => colourAt(scale, shade / (SHADES - 1)));
  heights.forEach((height, k) => {
    const row = down - 1 - Math.floor(k / across);
    image.data.set(colours[Math.round((height / FINEST) * (SHADES - 1))], 4 * (row * across + (k % across)));
  });
  context.putImageData(image, 0, 0);
  return canvas;
}

/** The colour at a `share` of the `scale`, whose stops are [share, "#rrggbb"]. */
export function colourAt(scale, share) {
  const next = Math.max(scale.findIndex(([stop]) => stop >= share), 1);
  const [[from, low], [to, high]] = [scale[next - 1], scale[next]];
  const weight = (share - from) / (to - from);
  const channel = (colour, k) => Number.parseInt(colour.slice(1 + 2 * k, 3 + 2 * k), 16);
  return [...[0, 1, 2].map((k) => channel(low, k) + weight * (channel(high, k) - channel(low, k))), 255];
}
