/** What stands beside the map and follows the picture on stage: one panel for each element that Streamlit gives. */
import { invalidate, stage, subscribe } from "./stage.js";

/**
 * The `mount` and `unmount` of a component that shows something of the newest picture.
 * @param {() => {root: HTMLElement, show: (picture: import("./picture.js").Picture) => void}} create
 */
export function pictureComponent(create) {
  const mounted = new WeakMap();
  return {
    mount({ parentElement }) {
      if (!mounted.has(parentElement)) mounted.set(parentElement, attach(create(), parentElement));
      invalidate("picture");
    },
    unmount({ parentElement }) {
      mounted.get(parentElement)?.();
      mounted.delete(parentElement);
    },
  };
}

/** The map comes first: what is new is written in a task of its own, and only the newest. Returns how to detach. */
function attach(panel, parentElement) {
  let soon = 0;
  parentElement.append(panel.root);
  const unsubscribe = subscribe((changes) => {
    if (!changes.has("picture") || !stage.picture) return;
    clearTimeout(soon);
    soon = setTimeout(() => panel.show(stage.picture));
  });
  return () => {
    clearTimeout(soon);
    unsubscribe();
    panel.root.remove();
  };
}
