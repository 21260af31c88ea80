/**
 * The one thing that map, play bar and curves share: what is shown, and at which step. It draws nothing.
 *
 * Whoever looks at the stage subscribes and is called at most once a frame with the set of what has changed:
 * "picture" (new data or another view), "theme", "step" (the step moved), "controls" (play, speed, loop) or "runs" (another
 * run is pointed at).
 */
import { hear, remember, shown } from "./viewstate.js";

const SECONDS = 6; // a whole run at speed 1, however many steps it has
const REST = 0.12; // a loop rests at its end for this share of a run
const reducedMotion = matchMedia("(prefers-reduced-motion: reduce)");

const subscribers = new Set();
const changes = new Set();
let isNewStartExpected = false; // a click has asked for a new start, whose picture has not come yet
let frame = 0;
let clock = 0;

export const stage = {
  picture: null,
  time: 0, // in steps; runs past the end while a loop rests
  playing: false,
  speed: 1,
  loop: false,
  arrows: true, // drawn whenever the stage stands still
  hovered: null, // the index of the run that is pointed at, wherever that is
  frames: 0,
  pictures: 0,

  get surface() {
    return this.picture.surface;
  },
  get view() {
    return shown("view");
  },
  get selected() {
    return Math.min(shown("selected"), this.picture.header.runs.length - 1);
  },
  get hidesFuture() {
    return shown("hides_future");
  },
  /** The part of the plane that is shown; null for all of the landscape's. */
  get window() {
    return shown("window");
  },
  get equalAxes() {
    return shown("equal_axes");
  },
  isHidden(run) {
    return shown("hidden").includes(run);
  },
  get nSteps() {
    return this.picture?.header.n_steps ?? 0;
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

/** Show another picture: a new story is played from its beginning, a bent one stays at its step. */
export function setPicture(picture) {
  const before = stage.picture;
  const wasAtEnd = stage.atEnd;
  const hasMoved = before && String(before.header.start) !== String(picture.header.start);
  const isElsewhere = before && before.surface.header.title !== picture.surface.header.title;
  stage.picture = picture;
  hear(picture.header);
  if (!before || isElsewhere || (isNewStartExpected && hasMoved)) beginStory();
  else if (wasAtEnd && !stage.playing) stage.time = stage.nSteps;
  else stage.time = Math.min(stage.time, stage.nSteps);
  isNewStartExpected &&= !hasMoved;
  invalidate("picture", "step", "controls");
}

/** A click has asked for a new start: the paths from there are played from their beginning. */
export function expectNewStart() {
  isNewStartExpected = true;
}

/** Show something else of the picture, or show it in another way, before the server knows; see `viewstate.js`. */
export function choose(name, value) {
  if (remember(name, value)) invalidate("picture", "theme", "step", "controls");
}

/** Lift the run at `index` everywhere, or none for `null`. */
export function hover(index) {
  if (stage.hovered === index) return;
  stage.hovered = index;
  invalidate("runs", "step");
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

/** From the first step, or from its end for those who want no motion. */
function beginStory() {
  stage.time = reducedMotion.matches ? stage.nSteps : 0;
  stage.playing = !reducedMotion.matches;
  clock = performance.now();
}

function tick(now) {
  frame = 0;
  if (stage.playing) advance(Math.min(now - clock, 100) / 1000);
  clock = now;
  const current = new Set(changes);
  changes.clear();
  subscribers.forEach((listener) => listener(current));
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

const readable = ["step", "playing", "nSteps", "frames", "pictures", "view"];
const getters = readable.map((name) => [name, { get: () => stage[name], enumerable: true }]);
window.lab = Object.freeze({ stage: Object.freeze(Object.defineProperties({}, Object.fromEntries(getters))) });
