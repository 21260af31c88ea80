/** Follows the selected run on stage for those who show its numbers. */
import { internalsOf } from "./internals.js";
import { invalidate, stage, subscribe } from "../stage/stage.js";
import { themeOf } from "../stage/theme.js";

const READING_PAUSE = 90; // milliseconds between two numbers while playing, slow enough for the eye

/**
 * @typedef {object} View what shows the numbers
 * @property {(rule: object) => void} take other formulas
 * @property {(internals: object, theme: object) => void} show another picture, or the same in other colours
 * @property {(internals: object, k: number) => void} read the numbers of the step from row `k`
 * @property {((time: number) => void)=} move where the stage is, in every frame
 */
export class Follower {
  /** @param {HTMLElement} box in which it is shown @param {View} view */
  constructor(box, view) {
    Object.assign(this, { box, view, rule: null, width: 0, lastReading: 0 });
    this.resized = new ResizeObserver(([{ contentRect }]) => this.resize(contentRect.width));
    this.resized.observe(box);
    this.unsubscribe = subscribe((changes) => this.update(changes));
  }

  /** From now on the formulas are those of `rule`. */
  take(rule) {
    if (this.rule?.key === rule.key) return;
    this.rule = rule;
    this.view.take(rule);
    this.showSoon();
  }

  /** A tab that opens is as wide as it will be. */
  resize(width) {
    if (width === this.width) return;
    this.width = width;
    this.showSoon();
  }

  /** Whether it can be seen, and the numbers on stage are those of the rule; for a moment they may not be. */
  get isReady() {
    return this.width > 0 && this.rule && stage.picture?.header.inside.rule === this.rule.key;
  }

  /** The map comes first: what is new is shown in a task of its own, and only the newest. */
  update(changes) {
    if (changes.has("theme")) this.theme = themeOf(this.box);
    if (changes.has("picture") || changes.has("theme")) this.showSoon();
    else if (changes.has("step") || changes.has("controls")) this.showStep();
  }

  showSoon() {
    clearTimeout(this.soon);
    this.soon = setTimeout(() => this.show());
  }

  show() {
    if (!this.theme || !this.isReady) return;
    const internals = internalsOf(stage.picture);
    this.box.style.setProperty("--lab-run", internals.run.style[this.theme.mode]);
    this.view.show(internals, this.theme);
    this.shown = internals;
    this.showStep(true);
  }

  showStep(isNew = false) {
    if (!this.isReady || !this.shown) return;
    this.view.move?.(stage.step);
    const isDue = isNew || !stage.playing || performance.now() - this.lastReading > READING_PAUSE;
    if (!isDue) return;
    this.lastReading = performance.now();
    this.view.read(this.shown, this.shown.rowAt(stage.step));
  }

  destroy() {
    clearTimeout(this.soon);
    this.resized.disconnect();
    this.unsubscribe();
  }
}

/** The `mount` and `unmount` of a component that follows the selected run; its data are the rule. */
export function followingComponent(create) {
  const mounted = new WeakMap(); // by the element that Streamlit gives
  return {
    mount({ data, parentElement }) {
      if (!mounted.has(parentElement)) mounted.set(parentElement, create(parentElement));
      mounted.get(parentElement).follower.take(data);
      invalidate("theme");
    },
    unmount({ parentElement }) {
      mounted.get(parentElement)?.destroy();
      mounted.delete(parentElement);
    },
  };
}
