/** Formulas in their column: they wrap by themselves, and what is too wide for a line of its own shrinks. */
import { Fitted } from "./fitted.js";
import { styles } from "./styles.js";

const mounted = new WeakMap(); // by the element that Streamlit gives

/** Called by Streamlit with the equations, one a line. */
export function mount({ data, parentElement }) {
  if (!mounted.has(parentElement)) mounted.set(parentElement, new Formulas(parentElement));
  mounted.get(parentElement).show(data.lines);
}

export function unmount({ parentElement }) {
  mounted.get(parentElement)?.destroy();
  mounted.delete(parentElement);
}

class Formulas {
  constructor(parentElement) {
    this.root = Object.assign(document.createElement("div"), { className: "lab-formulas" });
    parentElement.append(this.root);
    this.fitted = new Fitted(this.root);
  }

  async show(lines) {
    await styles;
    this.root.innerHTML = lines.map((line) => `<div class="lab-formula">${line}</div>`).join("");
    this.fitted.fit();
  }

  destroy() {
    this.fitted.destroy();
    this.root.remove();
  }
}
