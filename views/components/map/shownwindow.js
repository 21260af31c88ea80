/** The window of the map: as the link says, or as a hand moves it right now. */
import { filling } from "./equalaxes.js";
import { windowAround } from "./fit.js";
import { choose, invalidate, stage } from "../stage/stage.js";
import { clipped, extended, isNearly, isShowable, rounded, scaled } from "./window.js";

const REST = 500; // milliseconds without a move after which the link learns of the window, and the ground becomes sharp
const CLEAR = [32, 54]; // pixels that stay free at the sides, and above and below, where the tools are
const MOST_CLEAR = 0.2; // of a small map
const MARGIN = 1.2; // how much larger a window becomes than what it was extended to

export class ShownWindow {
  /** @param map whose `room` is the [width, height] of the largest plot area that it has */
  constructor(map) {
    this.map = map;
    this.inHand = null;
  }

  /** What the axes show. */
  get ends() {
    return this.inHand ?? stage.window ?? this.whole;
  }

  /** The landscape's own window. */
  get whole() {
    return stage.surface.header.domain;
  }

  /** All of the landscape, and so much around it as equal scales have room for. */
  get home() {
    return stage.equalAxes ? filling(this.map.room, this.whole) : this.whole;
  }

  get isHome() {
    return isNearly(this.ends, this.home);
  }

  get isMoving() {
    return this.inHand !== null;
  }

  /** Show `window` at once, and remember it when the hand has come to rest. */
  move(window) {
    if (!isShowable(window, this.whole)) return;
    this.inHand = window;
    clearTimeout(this.rest);
    this.rest = setTimeout(() => this.choose(this.isHome ? this.home : this.ends), REST);
    invalidate("view");
  }

  /** Show `window` from now on. */
  choose(window) {
    clearTimeout(this.rest);
    this.inHand = null;
    choose("window", isNearly(window, this.whole) ? null : rounded(clipped(window), this.map.room));
    invalidate("picture");
  }

  zoom(factor) {
    this.move(scaled(this.ends, factor));
  }

  showWhole() {
    this.choose(this.home);
  }

  /** Show all that can be read of the paths that are drawn. */
  fitToPaths() {
    const margins = this.map.room.map((side, axis) => Math.min(CLEAR[axis] / side, MOST_CLEAR));
    const fitting = windowAround(this.whole, this.map.start, stage.surface.header.minima, drawnPaths(), margins);
    this.choose(stage.equalAxes ? filling(this.map.room, fitting) : fitting);
  }

  /** Show `place` beside what is shown now. */
  include(place) {
    this.choose(scaled(extended(this.ends, [place]), MARGIN));
  }

  /** One scale for both axes, or to each its own; equal scales show more ground, never less. */
  setEqualAxes(isEqual) {
    const before = this.ends;
    choose("equal_axes", isEqual);
    if (isEqual) this.choose(filling(this.map.room, before));
    else if (String(extended(before, corners(this.whole))) === String(before)) this.choose(this.whole);
  }

  destroy() {
    clearTimeout(this.rest);
  }
}

/** The paths that are drawn, as far as they are to be seen. */
function drawnPaths() {
  const { picture, hidesFuture, step } = stage;
  const seen = hidesFuture ? Math.ceil(picture.columnOf(step)) : Infinity;
  return picture.header.runs.flatMap((run, index) => {
    if (stage.isHidden(index)) return [];
    const count = Math.min(picture.lastColumns[index], seen) + 1;
    return [{ places: Array.from({ length: count }, (_, k) => picture.position(index, k)), isBroken: run.broke_at !== null }];
  });
}

const corners = ([[left, right], [bottom, top]]) => [[left, bottom], [right, top]];
