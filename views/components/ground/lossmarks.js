/** The losses that are written on the strong lines of height: where they stand, and how they are drawn. */
import { brief } from "../words/numbers.js";
import { colourAt } from "./heatmap.js";
import { heightLinesOf } from "./heightlines.js";
import { lossOf } from "./heights.js";
import { heightOfTone } from "./tones.js";
import { readable } from "../stage/theme.js";

const STRETCH = 700; // pixels of a line that share one mark
const SHORTEST = 240; // pixels; a shorter line has none
const HALF = 22; // pixels; half the room of a mark along its line
const APART = 64; // pixels between two marks
const EDGES = [34, 58]; // pixels that stay free at the sides, and above and below, where the tools are
const N_CANDIDATES = 16; // places looked at in each stretch
const STRAIGHT = 0.94; // the least share of the way along the line that is made as the crow flies
const LEVEL = 0.25; // how much a mark that can be read without turning one's head counts, beside a straight line

const known = new WeakMap(); // the marks of a surface, as long as its scale is the same

/** Draw the marks of `surface`, whose grid lies on pixels by `matrix`; they stay where they are on the ground when it moves. */
export function drawLossMarks(context, surface, theme, matrix) {
  context.save();
  context.font = `600 11px ${theme.font}`;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.lineJoin = "round";
  for (const mark of marksOf(surface, matrix.a, -matrix.d)) drawMark(context, surface, theme, mark, matrix);
  context.restore();
}

function drawMark(context, surface, theme, { x, y, angle, tone }, { e: left, f: bottom }) {
  const ground = `rgb(${colourAt(surface.header.scales[theme.mode], tone).map(Math.round)})`;
  const text = brief(lossOf(surface.header, heightOfTone(surface, tone)));
  context.save();
  context.translate(left + x, bottom - y);
  context.rotate(-angle);
  context.scale(theme.scale, theme.scale);
  context.strokeStyle = ground;
  context.lineWidth = 4;
  context.strokeText(text, 0, 0);
  context.fillStyle = readable(ground, theme);
  context.fillText(text, 0, 0);
  context.restore();
}

/** All marks in pixels from the lower left corner of the ground, upwards, where a cell is `wide` × `high`. */
function marksOf(surface, wide, high) {
  const scale = `${wide.toFixed(4)} ${high.toFixed(4)}`;
  if (known.get(surface)?.scale !== scale) known.set(surface, { scale, marks: placed(surface, wide, high) });
  return known.get(surface).marks;
}

function placed(surface, wide, high) {
  const [down, across] = surface.header.blocks[0].shape;
  const room = [(across - 1) * wide, (down - 1) * high];
  const marks = [];
  for (const { tone, chains } of heightLinesOf(surface).strong) {
    for (const chain of chains) {
      const line = measured(chain, wide, high);
      const count = line.length < SHORTEST ? 0 : Math.max(1, Math.floor(line.length / STRETCH));
      for (let n = 0; n < count; n++) {
        const mark = bestOf(line, (n * line.length) / count, line.length / count, room, marks);
        if (mark) marks.push({ ...mark, tone });
      }
    }
  }
  return marks;
}

/** A chain in pixels, and how far each of its places lies along it. */
function measured({ x, y }, wide, high) {
  const [xs, ys] = [x.map((column) => column * wide), y.map((row) => row * high)];
  const along = [0];
  for (let k = 1; k < xs.length; k++) along.push(along[k - 1] + Math.hypot(xs[k] - xs[k - 1], ys[k] - ys[k - 1]));
  return { xs, ys, along, length: along.at(-1) };
}

/** The best place on the part of `line` that begins at `from`: straight, level, away from the edge and other marks; or null. */
function bestOf(line, from, length, room, marks) {
  let best = null;
  for (let n = 0; n < N_CANDIDATES; n++) {
    const place = candidate(line, from + ((n + 0.5) / N_CANDIDATES) * length);
    if (place.straight < STRAIGHT || place.score <= (best?.score ?? 0)) continue;
    const isInside = [place.x, place.y].every((value, axis) => value > EDGES[axis] && value < room[axis] - EDGES[axis]);
    const isFree = marks.every(({ x, y }) => Math.hypot(x - place.x, y - place.y) > APART);
    if (isInside && isFree) best = place;
  }
  return best;
}

function candidate(line, middle) {
  const [[x0, y0], [x1, y1]] = [placeAt(line, middle - HALF), placeAt(line, middle + HALF)];
  const [dx, dy] = x1 < x0 ? [x0 - x1, y0 - y1] : [x1 - x0, y1 - y0];
  const chord = Math.hypot(dx, dy);
  const [x, y] = placeAt(line, middle);
  const straight = chord / (2 * HALF);
  return { x, y, angle: Math.atan2(dy, dx), straight, score: straight + LEVEL * (dx / (chord || 1)) };
}

/** The place on a line so far `along` it. */
function placeAt({ xs, ys, along }, far) {
  let [low, high] = [0, along.length - 1];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (along[middle] <= far) low = middle;
    else high = middle;
  }
  const share = Math.min(Math.max((far - along[low]) / (along[high] - along[low] || 1), 0), 1);
  return [xs[low] + share * (xs[high] - xs[low]), ys[low] + share * (ys[high] - ys[low])];
}
