/** A menu: what can be done with one thing, opened from it. The pattern is that of ARIA. */
import { icon } from "../icons/icons.js";
import { stylesheet } from "../stage/resources.js";
import { placeBeside } from "./popover.js";

const MOVES = { ArrowDown: 1, ArrowUp: -1 };

await stylesheet("popover/menu").catch(() => null); // without it the menu is a plain list of buttons

/** @typedef {{icon: string, label: string, act: () => void, isPossible?: boolean}} Item */
export class Menu {
  /** @param {HTMLElement} parent in which the menu stands; opened, it lies over everything */
  constructor(parent) {
    this.box = Object.assign(document.createElement("div"), { className: "lab-menu", popover: "auto" });
    this.box.setAttribute("role", "menu");
    this.box.onkeydown = (event) => this.press(event);
    parent.append(this.box);
  }

  /**
   * @param {HTMLElement} anchor
   * @param {string} name of the menu
   * @param {Item[]} items
   */
  open(anchor, name, items) {
    if (this.box.matches(":popover-open")) return;
    this.box.setAttribute("aria-label", name);
    this.box.replaceChildren(...items.map((item) => this.entry(item)));
    this.box.showPopover();
    placeBeside(this.box, anchor);
    this.entries[0].focus();
  }

  entry({ icon: name, label, act, isPossible = true }) {
    const entry = Object.assign(document.createElement("button"), { type: "button", tabIndex: -1 });
    entry.setAttribute("role", "menuitem");
    entry.setAttribute("aria-disabled", String(!isPossible));
    entry.innerHTML = icon(name, 18);
    entry.append(label);
    entry.onclick = () => isPossible && this.choose(act);
    return entry;
  }

  /** The focus is back where it was before `act` moves it on. */
  choose(act) {
    this.box.hidePopover();
    act();
  }

  get entries() {
    return [...this.box.children];
  }

  press(event) {
    const { entries } = this;
    const ends = { Home: 0, End: entries.length - 1 };
    const here = entries.indexOf(document.activeElement);
    const target = ends[event.key] ?? (here + MOVES[event.key] + entries.length) % entries.length;
    if (event.key === "Tab") this.box.hidePopover();
    if (!(target >= 0)) return;
    event.preventDefault();
    entries[target].focus();
  }
}
