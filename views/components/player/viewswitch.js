/** The choice between the map, the surface in space, and a small map for each run. */
import { toolButton } from "../map/toolbutton.js";
import { phrase } from "../words/phrase.js";
import { choose, stage } from "../stage/stage.js";

const VIEWS = ["map", "surface", "tiles"];

export class ViewSwitch {
  /** @param {HTMLElement} group filled by the switch */
  constructor(group) {
    group.setAttribute("aria-label", phrase("views"));
    this.buttons = VIEWS.map((view) => {
      const button = toolButton(view, phrase(`view:${view}`));
      button.dataset.view = view;
      button.onclick = () => choose("view", view);
      return button;
    });
    group.append(...this.buttons);
  }

  update(changes) {
    if (!changes.has("controls")) return;
    for (const button of this.buttons) button.setAttribute("aria-pressed", String(button.dataset.view === stage.view));
  }
}
