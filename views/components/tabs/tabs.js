/**
 * The strip of tabs beside the map. All panels are on the page; the stylesheet shows the one that the page's element names.
 *
 * The pattern is that of ARIA: arrow keys, Home and End choose among the tabs, Tab leads from the chosen one into its panel.
 */
import { showOnceWhole } from "../page/whole.js";
import { stylesheet } from "../stage/resources.js";
import { choose, subscribe } from "../stage/stage.js";
import { shown } from "../stage/viewstate.js";
import { phrase } from "../words/phrase.js";

const strips = new WeakMap(); // by the element that Streamlit gives
const PIECES = [".lab-chooser", ".lab-chips", ".lab-tabs", ".lab-knobs", ".lab-rule-lines", ".lab-line-of-run"]; // of the page
const NEIGHBOURS = { ArrowLeft: -1, ArrowRight: 1 };

await stylesheet("tabs/tabs").catch(() => null); // without it the tabs are plain buttons

const withKey = (key) => document.querySelector(`.st-key-${key}`);

export function mount({ data, parentElement }) {
  if (!strips.has(parentElement)) strips.set(parentElement, new Tabs(parentElement, data));
  strips.get(parentElement).show();
}

export function unmount({ parentElement }) {
  strips.get(parentElement)?.destroy();
  strips.delete(parentElement);
}

class Tabs {
  /** @param {{names: string[], page: string, panels: string}} data see `tabs.py` */
  constructor(parentElement, { names, page, panels }) {
    Object.assign(this, { names, page, panels });
    this.strip = Object.assign(document.createElement("div"), { className: "lab-tabs" });
    this.strip.setAttribute("role", "tablist");
    this.strip.setAttribute("aria-label", phrase("panels"));
    this.buttons = names.map((name) => this.button(name));
    this.strip.append(...this.buttons);
    this.strip.onkeydown = (event) => this.press(event);
    parentElement.append(this.strip);
    showOnceWhole(withKey(page), PIECES);
    this.unsubscribe = subscribe((changes) => changes.has("controls") && this.show());
  }

  button(name) {
    const button = Object.assign(document.createElement("button"), { type: "button", textContent: phrase(`tab:${name}`) });
    Object.assign(button.dataset, { tab: name, testid: `lab-tab-${name}` });
    button.id = `lab-tab-${name}`;
    button.setAttribute("role", "tab");
    button.onclick = () => this.choose(name);
    return button;
  }

  choose(name) {
    choose("tab", name);
    this.show();
  }

  press(event) {
    const seen = this.buttons.filter((button) => button.offsetParent);
    const here = seen.indexOf(document.activeElement);
    const ends = { Home: 0, End: seen.length - 1 };
    const target = ends[event.key] ?? (here + NEIGHBOURS[event.key] + seen.length) % seen.length;
    if (!(target >= 0)) return;
    event.preventDefault();
    seen[target].focus();
    this.choose(seen[target].dataset.tab);
  }

  show() {
    const chosen = shown("tab");
    const page = withKey(this.page);
    if (page) page.dataset.labTab = chosen;
    for (const button of this.buttons) {
      const isChosen = button.dataset.tab === chosen;
      button.setAttribute("aria-selected", String(isChosen));
      button.tabIndex = isChosen ? 0 : -1;
      this.join(button);
    }
  }

  /** The panel of a tab, which Streamlit may have made anew. */
  join(button) {
    const panel = withKey(`${this.panels}${button.dataset.tab}`);
    if (!panel || panel.getAttribute("role") === "tabpanel") return;
    panel.id = `lab-panel-${button.dataset.tab}`;
    panel.setAttribute("role", "tabpanel");
    panel.setAttribute("aria-labelledby", button.id);
    button.setAttribute("aria-controls", panel.id);
  }

  destroy() {
    this.unsubscribe();
    this.strip.remove();
  }
}
