/** The quiet tools over the map: what fits it, zooms it and saves it, and a note where its axes have different scales. */
import { stretchOf, unequal } from "./equalaxes.js";
import { phrase } from "../words/phrase.js";
import { brief } from "../words/numbers.js";
import { stage } from "../stage/stage.js";
import { pillOf, toolBar, toolButton } from "./toolbutton.js";

const RARE = ["zoom_out", "zoom_in", "whole_map", "equal_axes", "save_png"]; // behind "more" where there is little room
const USUAL = ["arrows", "fit"];
const ICONS = { zoom_out: "minus", zoom_in: "plus", save_png: "camera" }; // where it is not called like the tool
const PRESSED = { equal_axes: () => stage.equalAxes, arrows: () => stage.arrows };

export class MapTools {
  /** @param {import("./map.js").LossMap} map */
  constructor(map) {
    this.map = map;
    this.note = Object.assign(document.createElement("p"), { className: "lab-pill lab-stretch", hidden: true });
    this.note.dataset.testid = "lab-stretch";
    this.buttons = Object.fromEntries([...RARE, ...USUAL].map((name) => [name, this.button(name)]));
    const [rare, usual] = [RARE, USUAL].map((names) => names.map((name) => this.buttons[name]));
    this.bar = toolBar(phrase("map_tools"), [pillOf(rare), ...usual, this.moreButton()]);
    map.box.append(this.note, this.bar);
  }

  button(name) {
    const button = toolButton(ICONS[name] ?? name, phrase(`tool:${name}`));
    button.dataset.testid = `lab-${name}`;
    button.classList.toggle("lab-pill", USUAL.includes(name));
    if (name === "arrows") button.title = phrase("arrows_help");
    button.onclick = () => this.map.actions[name]();
    return button;
  }

  moreButton() {
    const button = toolButton("more", phrase("tool:more"));
    button.classList.add("lab-pill", "lab-more");
    button.setAttribute("aria-expanded", "false");
    button.onclick = () => button.setAttribute("aria-expanded", String(this.bar.classList.toggle("lab-open")));
    return button;
  }

  /** What is pressed, and whether one axis is stretched. */
  update() {
    for (const [name, isPressed] of Object.entries(PRESSED)) {
      this.buttons[name].setAttribute("aria-pressed", String(isPressed()));
    }
    const { overlay, window } = this.map;
    const stretched = unequal(stretchOf([overlay.width, overlay.height], window.ends));
    this.note.hidden = !stretched;
    if (stretched) this.note.textContent = phrase(`stretched:${stretched.axis}`, { factor: brief(stretched.factor) });
  }
}
