/** The buttons over the map. */
import { icon } from "../icons/icons.js";

/** A button with a drawn icon and its name, which is shown where there is room. */
export function toolButton(iconName, name) {
  const button = Object.assign(document.createElement("button"), { type: "button", className: "lab-tool", title: name });
  button.innerHTML = `${icon(iconName, 18)}<span></span>`;
  button.lastChild.textContent = name;
  return button;
}

/** A group of `children` in the lower right corner, called `name`. */
export function toolBar(name, children) {
  const bar = Object.assign(document.createElement("div"), { className: "lab-maptools" });
  bar.setAttribute("role", "group");
  bar.setAttribute("aria-label", name);
  bar.append(...children);
  return bar;
}

/** Several buttons on one pill, icons only. */
export function pillOf(buttons) {
  const pill = Object.assign(document.createElement("div"), { className: "lab-pill lab-icons" });
  pill.append(...buttons);
  return pill;
}
