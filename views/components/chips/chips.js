/**
 * The runs as chips: they are the legend of the map, and where a run is selected, renamed, duplicated, hidden and removed.
 *
 * The pattern is that of ARIA's toolbar: Tab leads to one of the chips, arrow keys, Home and End move among them.
 */
import { icon } from "../icons/icons.js";
import { channel } from "../messages/channel.js";
import { Menu } from "../popover/menu.js";
import { stylesheet } from "../stage/resources.js";
import { choose, invalidate, stage, subscribe } from "../stage/stage.js";
import { themeOf } from "../stage/theme.js";
import { phrase } from "../words/phrase.js";
import { Chip } from "./chip.js";

const READING_PAUSE = 90; // milliseconds between two losses while playing, slow enough for the eye
const MOVES = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

const bars = new WeakMap(); // by the element that Streamlit gives

await stylesheet("chips/chips").catch(() => null); // without it the chips are plain buttons

export function mount({ data, parentElement }) {
  if (!bars.has(parentElement)) bars.set(parentElement, new Chips(parentElement, data));
  invalidate("theme");
}

export function unmount({ parentElement }) {
  bars.get(parentElement)?.destroy();
  bars.delete(parentElement);
}

class Chips {
  /** @param {{most_runs: number, longest_name: number}} limits */
  constructor(parentElement, { most_runs: mostRuns, longest_name: longestName }) {
    Object.assign(this, { mostRuns, longestName, chips: [], lastReading: 0 });
    this.root = Object.assign(document.createElement("div"), { className: "lab-chips" });
    this.root.dataset.testid = "lab-chips";
    this.root.setAttribute("role", "toolbar");
    this.root.ariaLabel = phrase("runs");
    this.root.onkeydown = (event) => this.press(event);
    this.root.onfocusin = ({ target }) => this.stops.includes(target) && this.keepStop(target);
    this.add = this.addButton();
    this.root.append(this.add);
    parentElement.append(this.root);
    this.menu = new Menu(parentElement);
    this.unsubscribe = subscribe((changes) => this.update(changes));
  }

  addButton() {
    const button = Object.assign(document.createElement("button"), { type: "button", className: "lab-chip-add" });
    button.dataset.testid = "lab-add-run";
    button.innerHTML = icon("plus", 18);
    button.append(phrase("add_run"));
    button.onclick = () => this.isFull || this.duplicate(stage.selected);
    return button;
  }

  update(changes) {
    if (changes.has("theme")) this.theme = themeOf(this.root);
    if (!stage.picture || !this.theme) return;
    const isNew = ["picture", "theme", "controls"].some((kind) => changes.has(kind));
    if (isNew) this.show();
    if (isNew || changes.has("runs")) this.showLifted();
    const isDue = !stage.playing || performance.now() - this.lastReading > READING_PAUSE;
    if (isNew || (isDue && changes.has("step"))) this.showLosses();
  }

  show() {
    const { runs } = stage.picture.header;
    this.fit(runs.length);
    this.chips.forEach((chip, run) => {
      chip.show(runs[run], this.theme, { isSelected: run === stage.selected, isHidden: stage.isHidden(run) });
    });
    this.add.setAttribute("aria-disabled", String(this.isFull));
    this.add.title = this.isFull ? phrase("no_more_runs", { most: this.mostRuns }) : "";
    if (this.selected !== stage.selected) this.reveal(this.chips[(this.selected = stage.selected)].box);
    this.keepStop(this.stops.includes(document.activeElement) ? document.activeElement : this.chips[stage.selected].run);
  }

  /** As many chips as there are runs. */
  fit(count) {
    for (const chip of this.chips.splice(count)) chip.box.remove();
    while (this.chips.length < count) {
      const chip = new Chip(this.chips.length, this.hand, this.longestName);
      this.chips.push(chip);
      this.add.before(chip.box);
    }
  }

  showLifted() {
    for (const { box, index } of this.chips) box.classList.toggle("lab-lifted", index === stage.hovered);
  }

  showLosses() {
    this.lastReading = performance.now();
    for (const chip of this.chips) chip.showLoss(stage.picture.lossAt(chip.index, stage.step));
  }

  get isFull() {
    return this.chips.length >= this.mostRuns;
  }

  get hand() {
    return {
      select: (index) => choose("selected", index),
      show: (index) => this.switchSight(index),
      openMenu: (index) => this.openMenu(index),
      rename: (index, name) => channel.post("rename", [index, name]),
    };
  }

  openMenu(index) {
    const chip = this.chips[index];
    choose("selected", index);
    const [isHidden, nShown] = [stage.isHidden(index), this.chips.filter((other) => !stage.isHidden(other.index)).length];
    this.menu.open(chip.box, phrase("menu_of_run", { run: chip.name.textContent }), [
      { icon: "pencil", label: phrase("rename_run"), act: () => chip.startRenaming() },
      { icon: "copy", label: phrase("duplicate_run"), act: () => this.duplicate(index), isPossible: !this.isFull },
      isHidden
        ? { icon: "eye", label: phrase("show_run"), act: () => this.switchSight(index) }
        : { icon: "eye_off", label: phrase("hide_run"), act: () => this.switchSight(index), isPossible: nShown > 1 },
      { icon: "trash", label: phrase("remove_run"), act: () => this.remove(index), isPossible: this.chips.length > 1 },
    ]);
  }

  duplicate(index) {
    channel.post("duplicate", index);
  }

  remove(index) {
    this.chips[Math.max(index - 1, 0)].run.focus({ preventScroll: true });
    channel.post("remove", index);
  }

  /** Hide a run that is shown, show one that is hidden. */
  switchSight(index) {
    const indexes = this.chips.map((chip) => chip.index);
    choose("hidden", indexes.filter((run) => stage.isHidden(run) !== (run === index)));
    this.chips[index].run.focus({ preventScroll: true });
  }

  /** Where arrow keys lead: to each run, to the menu of the selected one, to one more run. */
  get stops() {
    return [...this.chips.flatMap(({ index, run, more }) => (index === stage.selected ? [run, more] : [run])), this.add];
  }

  keepStop(kept) {
    for (const { more } of this.chips) more.tabIndex = -1;
    for (const stop of this.stops) stop.tabIndex = stop === kept ? 0 : -1;
  }

  press(event) {
    const { stops } = this;
    const here = stops.indexOf(event.target);
    if (here < 0) return;
    const ends = { Home: 0, End: stops.length - 1 };
    const target = ends[event.key] ?? (here + MOVES[event.key] + stops.length) % stops.length;
    if (!(target >= 0)) return;
    event.preventDefault();
    stops[target].focus();
    this.reveal(stops[target]);
  }

  /** Scroll the chips alone, never the page, until `box` is seen. */
  reveal(box) {
    const [inner, outer] = [box, this.root].map((element) => element.getBoundingClientRect());
    this.root.scrollLeft += Math.min(inner.left - outer.left, 0) + Math.max(inner.right - outer.right, 0);
    this.root.scrollTop += Math.min(inner.top - outer.top, 0) + Math.max(inner.bottom - outer.bottom, 0);
  }

  destroy() {
    this.unsubscribe();
    this.menu.box.remove();
    this.root.remove();
  }
}
