/** The choice between the map, the surface in space, and a small map for each run. */
import { setView, stage } from "./stage.js";
import { say } from "./words.js";

const VIEWS = { map: "asMap", surface: "asSurface", tiles: "asTiles" };

export class Switch {
  /** @param {HTMLElement} group filled by the switch; @param {(view: string) => void} onView */
  constructor(group, onView) {
    group.setAttribute("aria-label", say("views"));
    this.buttons = Object.entries(VIEWS).map(([view, word]) => {
      const button = Object.assign(document.createElement("button"), { type: "button", textContent: say(word) });
      button.dataset.view = view;
      button.onclick = () => {
        if (stage.view === view) return;
        setView(view);
        onView(view);
      };
      return button;
    });
    group.append(...this.buttons);
  }

  update(changes) {
    if (!changes.has("controls")) return;
    for (const button of this.buttons) button.setAttribute("aria-pressed", String(button.dataset.view === stage.view));
  }
}
