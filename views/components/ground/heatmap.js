/** The ground as a small shaded picture, one pixel for each point of its grid. */
import { tonesOf } from "./tones.js";

const COLOURS = 512;
const N_KEPT = 4;
const known = new Map(); // the last few pictures, by surface and mode

/** A canvas with one pixel for each point of the grid of `surface`, north up. */
export function heatmapOf(surface, mode) {
  const key = `${surface.header.key} ${mode}`;
  if (!known.has(key)) known.set(key, painted(surface, mode));
  if (known.size > N_KEPT) known.delete(known.keys().next().value);
  return known.get(key);
}

/** Draw what the plot area `width` × `height` shows of the picture whose outermost points lie on the edges [left, right], [bottom, top]. */
export function drawHeatmap(context, surface, mode, [left, right], [bottom, top], { width, height }) {
  const image = heatmapOf(surface, mode);
  const [x, wide] = shown(left, right, width);
  const [y, high] = shown(top, bottom, height);
  if (wide <= 0 || high <= 0) return;
  const [scaleX, scaleY] = [(image.width - 1) / (right - left), (image.height - 1) / (bottom - top)];
  const source = [0.5 + (x - left) * scaleX, 0.5 + (y - top) * scaleY, wide * scaleX, high * scaleY];
  context.imageSmoothingQuality = "high";
  context.drawImage(image, ...source, x, y, wide, high);
}

/** Where what lies from `start` to `end` begins on an area of so many pixels, and how much of it is seen. */
function shown(start, end, room) {
  const from = Math.max(start, 0);
  return [from, Math.min(end, room) - from];
}

function painted(surface, mode) {
  const { header, blocks: { shades } } = surface;
  const [down, across] = header.blocks[0].shape;
  const canvas = Object.assign(document.createElement("canvas"), { width: across, height: down });
  const context = canvas.getContext("2d");
  const image = context.createImageData(across, down);
  const colours = Array.from({ length: COLOURS }, (_, k) => colourAt(header.scales[mode], k / (COLOURS - 1)));
  tonesOf(surface).forEach((tone, k) => {
    const pixel = 4 * ((down - 1 - Math.floor(k / across)) * across + (k % across));
    const [red, green, blue] = colours[Math.round(tone * (COLOURS - 1))];
    const brightness = 1 + header.shade_unit * shades[k];
    image.data[pixel] = red * brightness;
    image.data[pixel + 1] = green * brightness;
    image.data[pixel + 2] = blue * brightness;
    image.data[pixel + 3] = 255;
  });
  context.putImageData(image, 0, 0);
  return canvas;
}

/** Red, green and blue at a `share` of the `scale`, whose stops are [share, "#rrggbb"]. */
export function colourAt(scale, share) {
  const next = Math.max(scale.findIndex(([stop]) => stop >= share), 1);
  const [[from, low], [to, high]] = [scale[next - 1], scale[next]];
  const weight = (share - from) / (to - from);
  const channel = (colour, k) => Number.parseInt(colour.slice(1 + 2 * k, 3 + 2 * k), 16);
  return [0, 1, 2].map((k) => channel(low, k) + weight * (channel(high, k) - channel(low, k)));
}
