/** A button with the title of what is chosen; it opens the offer, and what is picked goes out as a message. */
import SHELVES from "../catalogue.js";
import { icon } from "../icons/icons.js";
import { channel } from "../messages/channel.js";
import { phrase } from "../words/phrase.js";
import { Offer } from "./offer.js";

const choosers = new WeakMap(); // by the element that Streamlit gives

/** Called by Streamlit with what `chooser.py` says. */
export function mount({ data, parentElement }) {
  if (!choosers.has(parentElement)) choosers.set(parentElement, new Chooser(parentElement, data));
  choosers.get(parentElement).show(data);
}

export function unmount({ parentElement }) {
  choosers.get(parentElement)?.remove();
  choosers.delete(parentElement);
}

class Chooser {
  constructor(parentElement, { name, pictures }) {
    this.name = name;
    this.button = Object.assign(document.createElement("button"), { type: "button", className: "lab-chooser" });
    this.button.dataset.testid = `lab-choose-${name}`;
    this.button.setAttribute("aria-haspopup", "dialog");
    this.button.innerHTML = `<span class="lab-chooser-title"></span>${icon("chevron", 18)}`;
    this.button.onclick = () => this.open();
    this.button.onkeydown = (event) => this.press(event);
    [this.title] = this.button.children;
    parentElement.append(this.button);
    this.offer = new Offer(parentElement, { name, pictures });
  }

  show({ shelves, options, chosen, title }) {
    this.cards = options ?? shelves.flatMap((shelf) => SHELVES[shelf]);
    this.mark(chosen, title);
  }

  mark(chosen, title) {
    this.chosen = chosen;
    this.title.textContent = this.button.title = title;
    this.button.ariaLabel = phrase("chosen", { name: phrase(`choose:${this.name}`), title });
  }

  press(event) {
    if (event.key !== "ArrowDown") return;
    event.preventDefault();
    this.open();
  }

  open() {
    this.offer.open(this.button, this.cards, this.chosen, ({ key, title }) => {
      this.mark(key, title);
      channel.post(this.name, key);
    });
  }

  remove() {
    this.button.remove();
    this.offer.box.remove();
  }
}
