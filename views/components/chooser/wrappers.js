/** What is wrapped around a method: each entry can be taken off, and others can be added. */
import SHELVES from "../catalogue.js";
import { icon } from "../icons/icons.js";
import { channel } from "../messages/channel.js";
import { phrase } from "../words/phrase.js";
import { Offer } from "./offer.js";

const lists = new WeakMap(); // by the element that Streamlit gives

/** Called by Streamlit with what `chooser.py` says. */
export function mount({ data, parentElement }) {
  if (!lists.has(parentElement)) lists.set(parentElement, new Wrappers(parentElement, data));
  lists.get(parentElement).show(data.chosen);
}

export function unmount({ parentElement }) {
  lists.get(parentElement)?.remove();
  lists.delete(parentElement);
}

class Wrappers {
  constructor(parentElement, { name, shelf }) {
    Object.assign(this, { name, cards: SHELVES[shelf] });
    this.root = Object.assign(document.createElement("div"), { className: "lab-wrappers" });
    this.root.setAttribute("role", "group");
    this.root.ariaLabel = phrase(`choose:${name}`);
    this.add = button("lab-wrapper-add", icon("plus", 18), phrase("add_modifier"), () => this.open());
    this.add.setAttribute("aria-haspopup", "dialog");
    this.add.dataset.testid = `lab-choose-${name}`;
    parentElement.append(this.root);
    this.offer = new Offer(parentElement, { name });
  }

  /** @param {string[]} chosen keys, the innermost first */
  show(chosen) {
    this.chosen = chosen;
    this.root.replaceChildren(...chosen.map((key) => this.entry(key)), this.add);
    this.add.hidden = chosen.length === this.cards.length;
  }

  entry(key) {
    const { title } = this.cards.find((card) => card.key === key);
    const entry = button("lab-wrapper", "", title, () => this.say(this.chosen.filter((other) => other !== key)));
    entry.insertAdjacentHTML("beforeend", icon("close", 16));
    entry.ariaLabel = entry.title = phrase("take_off", { title });
    return entry;
  }

  open() {
    const free = this.cards.filter(({ key }) => !this.chosen.includes(key));
    this.offer.open(this.add, free, null, ({ key }) => this.say([...this.chosen, key]));
  }

  say(chosen) {
    this.show(chosen);
    this.add.focus({ preventScroll: true });
    channel.post(this.name, chosen);
  }

  remove() {
    this.root.remove();
    this.offer.box.remove();
  }
}

function button(className, sign, text, onclick) {
  const made = Object.assign(document.createElement("button"), { type: "button", className, onclick, innerHTML: sign });
  made.append(text);
  return made;
}
