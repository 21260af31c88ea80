/** A window over the page: named by its heading, closed by its button, by Escape, or by a click beside it. */
import { icon } from "../icons/icons.js";
import { stylesheet } from "../stage/resources.js";
import { phrase } from "../words/phrase.js";

/** Streamlit gives its colours to its own elements only, and a dialog stands beside them. */
const COLOURS = ["--st-background-color", "--st-secondary-background-color", "--st-text-color", "--st-primary-color", "--st-font"];
const COLOURED = ".lab-player, .lab-toolbar"; // elements that have them
let count = 0;

const markup = (heading, id) => `
  <header><h2 id="${id}">${heading}</h2>
  <button type="button" class="lab-dialog-close" aria-label="${phrase("close")}" title="${phrase("close")}">${icon("close")}</button></header>
  <div class="lab-dialog-body"></div>`;

export class Dialog {
  /** @param {string} heading @param {string} className of the element */
  constructor(heading, className) {
    const id = `lab-dialog-${(count += 1)}`;
    this.styles = stylesheet("dialog/dialog");
    this.box = document.createElement("dialog");
    this.box.className = `lab-dialog ${className}`;
    this.box.setAttribute("aria-labelledby", id);
    this.box.innerHTML = markup(heading, id);
    this.body = this.box.lastElementChild;
    this.box.querySelector(".lab-dialog-close").onclick = () => this.box.close();
    this.box.onclick = (event) => event.target === this.box && this.box.close();
    document.body.append(this.box);
  }

  async open() {
    await this.styles;
    const style = getComputedStyle(document.querySelector(COLOURED) ?? document.body);
    for (const name of COLOURS) this.box.style.setProperty(name, style.getPropertyValue(name));
    if (!this.box.open) this.box.showModal();
  }
}
