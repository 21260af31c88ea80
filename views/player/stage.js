/**
 * The one thing that map, play bar and curves share: what is shown, and at which step. It draws nothing.
 *
 * Whoever looks at the stage subscribes and is called at most once a frame with the set of what has changed:
 * "picture" (new data or another view), "theme", "step" (the step moved) or "controls" (play, speed, loop).
 */
import { unpack } from "./buffer.js";

const SECONDS = 6; // a whole run at speed 1, however many steps it has
const REST = 0.12; // a loop rests at its end for this share of a run
const still = matchMedia("(prefers-reduced-motion: reduce)");

const subscribers = new Set();
const changes = new Set();
const surfaces = new Map(); // by key; the last few, so that going back needs no waiting
let incoming = null; // the newest paths, until their surface is there
let asked = false; // a new start was asked for and has not come yet
let turned = null; // the view that was asked for, until the paths say it too
let frame = 0;
let clock = 0;

export const stage = {
  surface: null,
  paths: null,
  view: "map", // or "surface", in space, or "tiles", side by side
  time: 0, // in steps; runs past the end while a loop rests
  playing: false,
  speed: 1,
  loop: false,
  arrows: true, // drawn whenever the stage stands still
  frames: 0,
  pictures: 0,

  get nSteps() {
    return this.paths?.header.n_steps ?? 0;
  },
  get step() {
    return Math.min(Math.max(this.time, 0), this.nSteps);
  },
  get atEnd() {
    return this.time >= this.nSteps;
  },
};

/** Call `listener(changes)` in the frame after something has changed; returns how to stop that. */
export function subscribe(listener) {
  subscribers.add(listener);
  invalidate("picture", "theme", "step", "controls");
  return () => subscribers.delete(listener);
}

export function invalidate(...kinds) {
  kinds.forEach((kind) => changes.add(kind));
  if (!frame) frame = requestAnimationFrame(tick);
}

export function setSurface(bytes) {
  const surface = unpack(bytes);
  surfaces.delete(surface.header.key);
  surfaces.set(surface.header.key, surface);
  if (surfaces.size > 4) surfaces.delete(surfaces.keys().next().value);
  adopt();
}

export function setPaths(bytes) {
  incoming = placed(unpack(bytes));
  adopt();
}

/** The paths with their positions, which come as offsets from each run's end: one looks most closely there. */
function placed({ header, blocks: { offsets, ...blocks } }) {
  const row = offsets.length / header.runs.length;
  const positions = offsets.map((offset, k) => header.runs[Math.floor(k / row)].end[k % 2] + offset);
  return { header, blocks: { ...blocks, positions } };
}

/** A click has asked for a new start: the paths from there are played from their beginning. */
export function expectStart() {
  asked = true;
}

/** Look at the map or at the surface from now on, before the server knows. */
export function setView(view) {
  stage.view = turned = view;
  invalidate("picture", "theme", "controls");
}

export function play() {
  if (stage.atEnd) stage.time = 0;
  stage.playing = true;
  clock = performance.now();
  invalidate("controls", "step");
}

export function pause() {
  stage.playing = false;
  invalidate("controls");
}

export function toggle() {
  if (stage.playing) pause();
  else play();
}

/** Show a whole step and stay there. */
export function seek(step) {
  stage.time = Math.min(Math.max(Math.round(step), 0), stage.nSteps);
  stage.playing = false;
  invalidate("step", "controls");
}

export function setSpeed(speed) {
  stage.speed = speed;
  invalidate("controls");
}

export function setArrows(arrows) {
  stage.arrows = arrows;
  invalidate("step", "controls");
}

export function setLoop(loop) {
  stage.loop = loop;
  invalidate("controls");
}

/** Show the newest paths once their surface is there; until then the old picture stays. */
function adopt() {
  const surface = incoming && surfaces.get(incoming.header.surface);
  if (!surface) return;
  const first = stage.paths === null;
  const stood = stage.atEnd;
  const moved = !first && String(stage.paths.header.start) !== String(incoming.header.start);
  const elsewhere = !first && stage.surface.header.title !== surface.header.title;
  stage.surface = surface;
  stage.paths = incoming;
  incoming = null;
  if (turned === stage.paths.header.view) turned = null;
  stage.view = turned ?? stage.paths.header.view;
  if (first || elsewhere || (asked && moved)) open();
  else if (stood && !stage.playing) stage.time = stage.nSteps;
  else stage.time = Math.min(stage.time, stage.nSteps);
  asked &&= !moved;
  invalidate("picture", "step", "controls");
}

/** Begin a story: from the first step, or from its end for those who want no motion. */
function open() {
  stage.time = still.matches ? stage.nSteps : 0;
  stage.playing = !still.matches;
  clock = performance.now();
}

function tick(now) {
  frame = 0;
  if (stage.playing) advance(Math.min(now - clock, 100) / 1000);
  clock = now;
  const told = new Set(changes);
  changes.clear();
  subscribers.forEach((listener) => listener(told));
  if (stage.playing && subscribers.size) invalidate("step");
}

function advance(seconds) {
  stage.time += (Math.max(seconds, 0) * stage.speed * stage.nSteps) / SECONDS;
  changes.add("step");
  if (!stage.atEnd) return;
  if (stage.loop) {
    if (stage.time > stage.nSteps * (1 + REST)) stage.time = 0;
  } else {
    stage.time = stage.nSteps;
    stage.playing = false;
    changes.add("controls");
  }
}

window.lab = Object.freeze({
  stage: Object.freeze(
    Object.defineProperties(
      {},
      Object.fromEntries(
        ["step", "playing", "nSteps", "frames", "pictures", "view"].map((name) => [
          name,
          { get: () => stage[name], enumerable: true },
        ]),
      ),
    ),
  ),
});
