/**
 * What can be chosen: a list over the page, in groups, that a search narrows; on a phone it takes the whole screen.
 *
 * The pattern is that of ARIA's combobox: the focus stays in the field, arrow keys, Home and End move through the list.
 */
import { icon } from "../icons/icons.js";
import { placeBeside } from "../popover/popover.js";
import { stylesheet } from "../stage/resources.js";
import { themeOf } from "../stage/theme.js";
import { phrase } from "../words/phrase.js";
import { pictureOf } from "./picture.js";
import { grouped, matches } from "./search.js";

const FEW = 8; // of them a search finds nothing that the eye does not
const MOVES = { ArrowDown: 1, ArrowUp: -1, PageDown: 6, PageUp: -6 };
const fillsScreen = matchMedia("(max-width: 699.9px)");
const isTouched = matchMedia("(pointer: coarse)");

await stylesheet("chooser/chooser").catch(() => null); // without it the list is a plain one

const markup = `
  <div class="lab-offer-head">
    ${icon("search", 18)}<input type="text" role="combobox" aria-expanded="true" aria-autocomplete="list" autocomplete="off">
    <button type="button" class="lab-offer-close">${icon("close")}</button>
  </div>
  <div class="lab-offer-list" role="listbox" tabindex="-1"></div>
  <p class="lab-offer-found" role="status"></p>`;

let count = 0; // of offers, so that each has ids of its own

export class Offer {
  /**
   * @param {HTMLElement} parent in which it stands
   * @param {{name: string, pictures?: string}} about what it is called, and the shelf of which pictures are shown
   */
  constructor(parent, { name, pictures = "" }) {
    Object.assign(this, { pictures, id: `lab-offer-${++count}`, options: [] });
    this.box = Object.assign(document.createElement("div"), { className: "lab-offer", popover: "auto", innerHTML: markup });
    this.box.dataset.testid = `lab-offer-${name}`;
    this.box.setAttribute("role", "dialog");
    this.box.ariaLabel = phrase(`choose:${name}`);
    const find = (selector) => this.box.querySelector(selector);
    [this.field, this.close, this.list, this.found] = ["input", ".lab-offer-close", ".lab-offer-list", ".lab-offer-found"].map(find);
    this.list.id = this.id;
    this.list.ariaLabel = this.box.ariaLabel;
    this.field.setAttribute("aria-controls", this.id);
    this.close.ariaLabel = this.close.title = phrase("close");
    this.close.onclick = () => this.box.hidePopover();
    this.field.oninput = () => this.narrow();
    this.box.onkeydown = (event) => this.press(event);
    parent.append(this.box);
  }

  /**
   * @param {HTMLElement} anchor
   * @param {import("./search.js").Card[]} cards
   * @param {string} chosen key of the card that is marked
   * @param {(card: import("./search.js").Card) => void} pick
   */
  open(anchor, cards, chosen, pick) {
    Object.assign(this, { cards, pick });
    this.box.classList.toggle("lab-few", cards.length < FEW);
    this.build(chosen);
    this.field.value = "";
    this.field.placeholder = this.field.ariaLabel = phrase("search_among", { n: cards.length });
    this.box.showPopover();
    this.narrow(chosen);
    this.place(anchor);
    // A finger would call up a keyboard that covers half of the list.
    (isTouched.matches || !this.field.offsetParent ? this.list : this.field).focus({ preventScroll: true });
  }

  place(anchor) {
    this.box.removeAttribute("style");
    if (!fillsScreen.matches) placeBeside(this.box, anchor);
    this.active?.scrollIntoView({ block: "center" });
  }

  build(chosen) {
    const { mode } = themeOf(this.box);
    const groups = [...grouped(this.cards)];
    this.options = [];
    this.groups = groups.map(([title, cards]) => this.group(title, cards, chosen, mode));
    this.list.replaceChildren(...this.groups);
  }

  group(title, cards, chosen, mode) {
    const group = element("div", { className: "lab-offer-group" });
    const options = cards.map((card) => this.option(card, card.key === chosen, mode));
    this.options.push(...options);
    if (title) {
      group.setAttribute("role", "group");
      group.ariaLabel = title;
      group.append(element("div", { className: "lab-offer-title", textContent: title, ariaHidden: "true" }));
    }
    group.append(...options);
    return group;
  }

  option(card, isChosen, mode) {
    const option = element("div", { className: "lab-option", id: `${this.id}-${this.options.length}-${card.key}` });
    option.dataset.key = card.key;
    option.setAttribute("role", "option");
    option.ariaSelected = String(isChosen);
    option.onclick = () => this.choose(card);
    option.onpointermove = () => this.activate(option);
    const name = element("span", { className: "lab-option-name", textContent: card.title });
    const year = element("span", { className: "lab-option-year", textContent: card.year ?? "" });
    const idea = element("span", { className: "lab-option-idea", textContent: card.idea });
    if (this.pictures && card.year) option.append(pictureOf(this.pictures, card.key, mode, "lab-option-picture"));
    option.append(name, year, idea);
    return option;
  }

  /** Leave what the search finds; the first of it, or what is `chosen`, is the one that Enter takes. */
  narrow(chosen = null) {
    const query = this.field.value.trim();
    const isFound = new Map(this.cards.map((card) => [card.key, matches(card, query)]));
    for (const option of this.options) option.hidden = !isFound.get(option.dataset.key);
    for (const group of this.groups) group.hidden = ![...group.querySelectorAll(".lab-option")].some((option) => !option.hidden);
    const { seen } = this;
    this.activate(seen.find(({ dataset }) => dataset.key === chosen) ?? seen[0]);
    if (query) this.list.scrollTop = 0;
    this.found.textContent = seen.length ? phrase("n_found", { n: seen.length }) : phrase("none_found", { query });
    this.found.classList.toggle("lab-visually-hidden", seen.length > 0);
  }

  get seen() {
    return this.options.filter((option) => !option.hidden);
  }

  activate(option) {
    this.active?.classList.remove("lab-active");
    this.active = option ?? null;
    option?.classList.add("lab-active");
    for (const holder of [this.field, this.list]) holder.setAttribute("aria-activedescendant", option?.id ?? "");
  }

  press(event) {
    if (event.target === this.close) return;
    if (event.key === "Enter") {
      event.preventDefault();
      return this.active?.click();
    }
    const { seen } = this;
    const last = seen.length - 1;
    const ends = { Home: 0, End: last };
    const here = seen.indexOf(this.active);
    const target = ends[event.key] ?? Math.min(Math.max(here + MOVES[event.key], 0), last);
    if (!(target >= 0)) return;
    event.preventDefault();
    this.activate(seen[target]);
    this.active.scrollIntoView({ block: "nearest" });
  }

  choose(card) {
    this.box.hidePopover();
    this.pick(card);
  }
}

function element(tag, properties) {
  return Object.assign(document.createElement(tag), properties);
}
