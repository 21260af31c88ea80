/**
 * The one thing that map, play bar and curves share: what is shown, and at which step. It draws nothing.
 *
 * Whoever looks at the stage subscribes and is called at most once a frame with the set of what has changed:
 * "picture" (new data or another view), "theme", "step" (the step moved), "controls" (play, speed, loop), "runs" (another run is
 * pointed at), "outcome" (how the runs end may be told now, or no longer) or "axis" (the time axis lies elsewhere).
 */
import { hear, remember, shown } from "./viewstate.js";

const SECONDS = 6; // a whole run at speed 1, however many steps it has
const REST = 0.12; // a loop rests at its end for this share of a run
const SETTLED = 400; // milliseconds after which a step that a hand has sought is worth remembering
const reducedMotion = matchMedia("(prefers-reduced-motion: reduce)");

const subscribers = new Set();
const changes = new Set();
let isNewStartExpected = false; // a click has asked for a new start, whose picture has not come yet
let frame = 0;
let clock = 0;
let unsettled = 0; // the timer of a step that has not been remembered yet
let toldOutcome = true; // in the frame before

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
  /** Whether it may be said how the runs end. */
  get tellsOutcome() {
    return !this.hidesFuture || this.atEnd;
  },
  get presenting() {
    return shown("presenting");
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
  invalidate("picture", "theme", "step", "controls", "outcome");
  return () => subscribers.delete(listener);
}

export function invalidate(...kinds) {
  kinds.forEach((kind) => changes.add(kind));
  if (!frame) frame = requestAnimationFrame(tick);
}

/** Show another picture: a new story is played from its beginning, a bent one stays at its step, unless the link says which. */
export function setPicture(picture) {
  const before = stage.picture;
  const wasAtEnd = stage.atEnd;
  const stepBefore = shown("step");
  const hasMoved = before && String(before.header.start) !== String(picture.header.start);
  const isElsewhere = before && before.surface.header.title !== picture.surface.header.title;
  stage.picture = picture;
  hear(picture.header, picture.isOfNewestLink);
  if (!before || isElsewhere || (isNewStartExpected && hasMoved)) beginStory();
  else if (shown("step") !== stepBefore && shown("step") !== null && !unsettled) stand(shown("step"));
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
  rememberStep();
  invalidate("controls", "step");
}

/** Stop on a whole step, which is what a link can say. */
export function pause() {
  seek(stage.step);
}

/** Stop without a word: nobody looks any more. */
export function halt() {
  clearTimeout(unsettled);
  stage.playing = false;
}

export function toggle() {
  if (stage.playing) pause();
  else play();
}

/** Show a whole step and stay there. */
export function seek(step) {
  stand(step);
  clearTimeout(unsettled);
  unsettled = setTimeout(rememberStep, SETTLED);
  invalidate("step", "controls");
}

/** To the next whole step on one side. */
export function stepBy(way) {
  seek(way > 0 ? Math.floor(stage.step) + 1 : Math.ceil(stage.step) - 1);
}

function stand(step) {
  stage.time = Math.min(Math.max(Math.round(step), 0), stage.nSteps);
  stage.playing = false;
}

/** The link says where the stage is paused; nothing while it plays, and nothing at its end, where a link opens anyway. */
function rememberStep() {
  clearTimeout(unsettled);
  unsettled = 0;
  remember("step", stage.playing || stage.atEnd ? null : stage.step);
}

/** Draw nothing ahead of the step and keep the outcome to itself, from the start on; or no longer. */
export function hideFuture(hides) {
  if (hides) seek(0);
  choose("hides_future", hides);
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

/** At the step of the link; else at the start, where it waits if a class is to predict; or at the end if nothing shall move. */
function beginStory() {
  const { step, hides_future: waits } = stage.picture.header;
  clearTimeout(unsettled);
  unsettled = 0;
  if (step !== null || waits) return stand(step ?? 0);
  stage.time = reducedMotion.matches ? stage.nSteps : 0;
  stage.playing = !reducedMotion.matches;
  clock = performance.now();
}

function tick(now) {
  frame = 0;
  if (stage.playing) advance(Math.min(now - clock, 100) / 1000);
  clock = now;
  if (stage.picture && toldOutcome !== stage.tellsOutcome) changes.add("outcome");
  toldOutcome = stage.tellsOutcome;
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
