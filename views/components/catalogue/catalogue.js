/** The shelves of the catalogue: one of them, the families on it, and what a search finds, by card. */
import SHELVES from "../catalogue.js";
import { closest, grouped, matches } from "../chooser/search.js";
import { icon } from "../icons/icons.js";
import { channel } from "../messages/channel.js";
import { stylesheet } from "../stage/resources.js";
import { themeOf } from "../stage/theme.js";
import { phrase } from "../words/phrase.js";
import { CatalogueCard } from "./card.js";

const NAMES = ["optimizers", "landscapes", "schedules", "modifiers"];
const BREATH = 500; // milliseconds without a key, until the address is told of a search

const pages = new WeakMap(); // by the element that Streamlit gives

await stylesheet("catalogue/catalogue").catch(() => null); // without it the cards stand below each other

/** Called by Streamlit with what `catalogue.py` says, and at every change of theme. */
export function mount({ data, parentElement, setStateValue }) {
  channel.connect((message) => setStateValue("message", message));
  channel.acknowledge(data.sequence);
  if (!pages.has(parentElement)) pages.set(parentElement, new Catalogue(parentElement));
  pages.get(parentElement).update(data);
}

export function unmount({ parentElement }) {
  pages.get(parentElement)?.remove();
  pages.delete(parentElement);
}

const markup = `
  <div class="lab-catalogue-bar">
    <h2>${phrase("catalogue")}</h2>
    <div class="lab-catalogue-shelves" role="group" aria-label="${phrase("shelves")}"></div>
    <label class="lab-catalogue-search">${icon("search", 18)}
      <input type="search" data-testid="lab-catalogue-search" placeholder="${phrase("search_catalogue")}" aria-label="${phrase("search_catalogue")}">
    </label>
    <div class="lab-catalogue-families" role="group" aria-label="${phrase("families")}"></div>
  </div>
  <p class="lab-catalogue-none" role="status"></p>
  <div class="lab-catalogue-cards"></div>`;

class Catalogue {
  constructor(parentElement) {
    this.root = Object.assign(document.createElement("div"), { className: "lab-catalogue", innerHTML: markup });
    const find = (name) => this.root.querySelector(`.lab-catalogue-${name}`);
    [this.shelves, this.families, this.none, this.list] = ["shelves", "families", "none", "cards"].map(find);
    this.cards = [];
    this.field = this.root.querySelector("input");
    this.field.oninput = () => this.search();
    parentElement.append(this.root);
  }

  /** What the address notes counts, unless a hand has chosen since. */
  update({ notes, is_full: isFull }) {
    this.isFull = isFull;
    const { mode } = themeOf(this.root);
    const isNew = !this.notes || !this.isBusy;
    if (isNew) this.notes = { shelf: NAMES[0], family: "", search: "", ...notes };
    if (!(this.notes.shelf in SHELVES)) this.notes.shelf = NAMES[0];
    if (isNew && this.field.value !== this.notes.search) this.field.value = this.notes.search;
    if (this.mode !== mode) this.shown = null;
    this.mode = mode;
    this.show();
  }

  /** Whether the address does not know yet what a hand has chosen. */
  get isBusy() {
    return Boolean(this.saying) || channel.isPending("noted");
  }

  choose(changes, pause = 0) {
    Object.assign(this.notes, changes);
    this.show();
    clearTimeout(this.saying);
    this.saying = setTimeout(() => {
      this.saying = null;
      channel.post("noted", { ...this.notes });
    }, pause);
  }

  search() {
    this.choose({ search: this.field.value }, BREATH);
  }

  show() {
    const { shelf, search } = this.notes;
    this.build(shelf);
    const families = [...grouped(SHELVES[shelf]).keys()];
    if (!families.includes(this.notes.family)) this.notes.family = "";
    this.shelves.replaceChildren(...NAMES.map((name) => this.shelfButton(name)));
    const choices = families.length > 1 ? ["", ...families] : [];
    this.families.replaceChildren(...choices.map((family) => this.familyButton(family)));
    for (const { box, add, card } of this.cards) {
      box.hidden = !this.isShown(card);
      add.disabled = this.isFull && shelf !== "landscapes";
    }
    for (const group of this.groups) group.hidden = [...group.querySelectorAll(".lab-card")].every((box) => box.hidden);
    this.showNone(search, this.cards.every(({ box }) => box.hidden));
  }

  isShown(card) {
    const { family, search } = this.notes;
    return (!family || card.group === family) && matches(card, search.trim());
  }

  /** The cards of a shelf, by family; built anew only for another shelf or another theme. */
  build(shelf) {
    if (this.shown === shelf) return;
    this.shown = shelf;
    this.clear();
    const ask = (does, key) => channel.post(does, [shelf, key]);
    this.cards = SHELVES[shelf].map((card) => new CatalogueCard(shelf, card, this.mode, ask));
    const byGroup = grouped(this.cards.map((made) => ({ ...made.card, made })));
    this.groups = [...byGroup].map(([title, told]) => section(title, told.map(({ made }) => made.box)));
    this.list.replaceChildren(...this.groups);
  }

  shelfButton(name) {
    const n = SHELVES[name].filter((card) => matches(card, this.notes.search.trim())).length;
    const button = choice(phrase(`shelf:${name}`), name === this.notes.shelf, () => this.choose({ shelf: name, family: "" }));
    button.append(Object.assign(document.createElement("span"), { className: "lab-count", textContent: n }));
    return button;
  }

  familyButton(family) {
    return choice(family || phrase("all_families"), family === this.notes.family, () => this.choose({ family }));
  }

  /** Nothing is left: say so, and offer what may have been meant. */
  showNone(search, isNone) {
    this.none.replaceChildren();
    if (!isNone) return;
    this.none.append(phrase("none_found", { query: search.trim() }), " ");
    const meant = closest(Object.values(SHELVES).flat(), search);
    if (meant) this.none.append(this.suggestion(meant));
  }

  suggestion(card) {
    const shelf = NAMES.find((name) => SHELVES[name].includes(card));
    const take = () => {
      this.field.value = card.title;
      this.choose({ shelf, family: "", search: card.title });
    };
    return choice(phrase("did_you_mean", { title: card.title }), false, take);
  }

  clear() {
    for (const card of this.cards) card.destroy();
  }

  remove() {
    clearTimeout(this.saying);
    this.clear();
    this.root.remove();
  }
}

function choice(text, isChosen, onclick) {
  const button = Object.assign(document.createElement("button"), { type: "button", textContent: text, onclick });
  button.setAttribute("aria-pressed", String(isChosen));
  return button;
}

function section(title, boxes) {
  const made = Object.assign(document.createElement("section"), { className: "lab-catalogue-family" });
  made.append(Object.assign(document.createElement("h3"), { textContent: title }), ...boxes);
  return made;
}
