/**
 * The window that fits the paths.
 *
 * It must not follow a path that exploded, or all others would become a dot. So there is a yardstick: the scene, which is the
 * landscape's own window extended to the start. A run that broke off counts as far as half a scene around it, any other as far
 * as ten; what lies beyond leaves the view with an arrow at its edge, as always.
 */
import { extended } from "./window.js";

const REACH = 10; // scenes on each side, within which a path counts
const REACH_OF_BROKEN = 0.5;
const THINNEST = 0.05; // of the other side, both measured by the scene: a straight path needs some ground around it
const SMALLEST = 0.02; // of the scene, where all stand on one spot

/**
 * @param {import("./window.js").Window} whole the landscape's own
 * @param {[number, number]} start
 * @param {[number, number][]} minima of which the one nearest to each run's end is held
 * @param {{places: [number, number][], isBroken: boolean}[]} paths those that are drawn
 * @param {[number, number]} margins the shares of its width and height that stay free on each side
 * @returns {import("./window.js").Window}
 */
export function windowAround(whole, start, minima, paths, margins) {
  const scene = extended(whole, [start]);
  const held = paths.flatMap((path) => {
    const places = path.places.filter(within(scene, path.isBroken ? REACH_OF_BROKEN : REACH));
    return [...cornersOf(places), ...nearest(minima, places.at(-1) ?? start, scene)];
  });
  return withMargins(extended([[start[0], start[0]], [start[1], start[1]]], held), scene, margins);
}

function within(scene, reach) {
  const [[left, right], [bottom, top]] = scene.map(([low, high]) => [low - reach * (high - low), high + reach * (high - low)]);
  return ([x, y]) => x >= left && x <= right && y >= bottom && y <= top;
}

/** Two places that span what `places` span. */
function cornersOf(places) {
  if (!places.length) return [];
  const [low, high] = [[Infinity, Infinity], [-Infinity, -Infinity]];
  for (const place of places) {
    for (const axis of [0, 1]) {
      low[axis] = Math.min(low[axis], place[axis]);
      high[axis] = Math.max(high[axis], place[axis]);
    }
  }
  return [low, high];
}

/** The nearest of `minima` to `place`, measured by the scene; none if there is none. */
function nearest(minima, place, scene) {
  const [width, height] = scene.map(([low, high]) => high - low);
  const distance = ([x, y]) => Math.hypot((x - place[0]) / width, (y - place[1]) / height);
  return minima.length ? [minima.reduce((one, other) => (distance(other) < distance(one) ? other : one))] : [];
}

function withMargins(window, scene, margins) {
  const units = scene.map(([low, high]) => high - low);
  const shares = window.map(([low, high], axis) => (high - low) / units[axis]);
  const least = THINNEST * Math.max(...shares) || SMALLEST;
  return window.map(([low, high], axis) => {
    const middle = (low + high) / 2;
    const half = (Math.max(shares[axis], least) * units[axis]) / (2 - 4 * margins[axis]);
    return [middle - half, middle + half];
  });
}
