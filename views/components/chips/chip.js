/** One run: its mark as on the map, its name, its loss at the step on stage, and the way to what can be done with it. */
import { icon } from "../icons/icons.js";
import { drawHead } from "../drawing/marks.js";
import { liftWhilePointedAt } from "../stage/pointing.js";
import { brief } from "../words/numbers.js";
import { phrase } from "../words/phrase.js";

const MARK = 18; // pixels; the side of the square in which the mark is drawn
const RADIUS = 5.5;

const markup = `
  <button type="button" class="lab-chip-run">
    <canvas class="lab-chip-mark"></canvas><span class="lab-chip-name"></span><span class="lab-chip-loss"></span>
  </button>
  <button type="button" class="lab-chip-eye" hidden>${icon("eye_off", 18)}</button>
  <button type="button" class="lab-chip-more" aria-haspopup="menu">${icon("more", 18)}</button>`;

/**
 * @typedef {object} Hand what a hand asks of the chip of the run at `index`
 * @property {(index: number) => void} select
 * @property {(index: number) => void} show after it was hidden
 * @property {(index: number) => void} openMenu
 * @property {(index: number, name: string) => void} rename
 */
export class Chip {
  /** @param {number} index @param {Hand} hand @param {number} longestName in characters */
  constructor(index, hand, longestName) {
    Object.assign(this, { index, hand, longestName });
    this.box = Object.assign(document.createElement("div"), { className: "lab-chip", innerHTML: markup });
    const find = (name) => this.box.querySelector(`.lab-chip-${name}`);
    [this.run, this.mark, this.name, this.loss, this.eye, this.more] = ["run", "mark", "name", "loss", "eye", "more"].map(find);
    this.run.onclick = () => hand.select(index);
    this.eye.onclick = () => hand.show(index);
    this.more.onclick = () => hand.openMenu(index);
    this.box.oncontextmenu = (event) => this.takeContextMenu(event);
    this.run.onkeydown = ({ key }) => key === "F2" && this.startRenaming();
    liftWhilePointedAt(this.box, () => index);
  }

  /** The context key, the other mouse button and a long press all ask for the menu; a text has one of its own. */
  takeContextMenu(event) {
    if (event.target.localName === "input") return;
    event.preventDefault();
    this.hand.openMenu(this.index);
  }

  /** @param {{label: string, style: object}} run */
  show(run, theme, { isSelected, isHidden }) {
    this.name.textContent = run.label;
    this.run.title = run.label;
    this.run.setAttribute("aria-pressed", String(isSelected));
    this.box.classList.toggle("lab-selected", isSelected);
    this.box.classList.toggle("lab-hidden", isHidden);
    this.box.style.setProperty("--lab-run", run.style[theme.mode]);
    this.eye.hidden = !isHidden;
    this.eye.title = this.eye.ariaLabel = phrase("show_named_run", { run: run.label });
    this.more.title = this.more.ariaLabel = phrase("menu_of_run", { run: run.label });
    this.drawMark(run, theme);
  }

  showLoss(loss) {
    this.loss.textContent = brief(loss);
  }

  drawMark(run, theme) {
    const look = JSON.stringify([run.style, theme, devicePixelRatio]);
    if (look === this.look) return;
    this.look = look;
    this.mark.width = this.mark.height = MARK * devicePixelRatio;
    const context = this.mark.getContext("2d");
    context.scale(devicePixelRatio, devicePixelRatio);
    drawHead(context, { run, radius: RADIUS }, MARK / 2, MARK / 2, theme);
  }

  /** A field in the place of the name: Enter takes the new name over, Escape leaves the old one. */
  startRenaming() {
    if (this.field) return;
    const value = this.name.textContent;
    this.field = Object.assign(document.createElement("input"), { className: "lab-chip-field", value });
    this.field.maxLength = this.longestName;
    this.field.ariaLabel = phrase("new_name_of_run", { run: value });
    this.field.style.width = `${Math.min(Math.max(value.length, 10), 26)}ch`;
    this.field.onkeydown = ({ key }) => this.pressInField(key);
    this.field.onblur = () => this.endRenaming(true);
    this.box.classList.add("lab-renaming");
    this.box.prepend(this.field);
    this.field.select();
  }

  pressInField(key) {
    if (key !== "Enter" && key !== "Escape") return;
    this.endRenaming(key === "Enter");
    this.run.focus();
  }

  endRenaming(isWanted) {
    const { field } = this;
    if (!field) return;
    this.field = null;
    field.onblur = null; // leaving the page blurs it
    field.remove();
    this.box.classList.remove("lab-renaming");
    const name = field.value.trim();
    if (!isWanted || name === this.name.textContent) return;
    if (name) this.name.textContent = name;
    this.hand.rename(this.index, name);
  }
}
