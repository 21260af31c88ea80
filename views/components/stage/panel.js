/** What stands beside the map and follows the picture on stage: one panel for each element that Streamlit gives. */
import { invalidate, stage, subscribe } from "./stage.js";

/**
 * The `mount` and `unmount` of a component that shows something of the newest picture, and of the data of the page.
 * @param {() => {root: HTMLElement, show: (picture: import("./picture.js").Picture, data: any) => void, destroy?: () => void}} create
 */
export function pictureComponent(create) {
  const mounted = new WeakMap();
  return {
    mount({ data, parentElement }) {
      if (!mounted.has(parentElement)) mounted.set(parentElement, new Mounted(create(), parentElement));
      mounted.get(parentElement).data = data;
      invalidate("picture");
    },
    unmount({ parentElement }) {
      mounted.get(parentElement)?.remove();
      mounted.delete(parentElement);
    },
  };
}

/** The map comes first: what is new is written in a task of its own, and only the newest. */
class Mounted {
  constructor(panel, parentElement) {
    this.panel = panel;
    parentElement.append(panel.root);
    this.unsubscribe = subscribe((changes) => this.update(changes));
  }

  update(changes) {
    if (stage.picture && (changes.has("picture") || changes.has("outcome"))) this.showSoon();
  }

  showSoon() {
    clearTimeout(this.soon);
    this.soon = setTimeout(() => this.panel.show(stage.picture, this.data));
  }

  remove() {
    clearTimeout(this.soon);
    this.unsubscribe();
    this.panel.destroy?.();
    this.panel.root.remove();
  }
}
