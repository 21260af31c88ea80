/** What acts on the page as a whole: undo, redo, share, present, light or dark, the sheet of keys. */
import { icon } from "../icons/icons.js";
import { registerAction } from "../keys/keys.js";
import { showKeys } from "../keys/sheet.js";
import { Menu } from "../popover/menu.js";
import { channel } from "../messages/channel.js";
import { lendColoursOf } from "../page/colours.js";
import { showOnceWhole } from "../page/whole.js";
import { togglePresenting } from "../present/present.js";
import { showShare } from "../share/share.js";
import { isDark, setScheme } from "../scheme/scheme.js";
import { stylesheet } from "../stage/resources.js";
import { phrase } from "../words/phrase.js";

const ICONS = { undo: "undo", redo: "redo", share: "share", present: "present", scheme: "moon", show_keys: "keyboard" };
const toolbars = new WeakMap(); // by the element that Streamlit gives
const styles = stylesheet("toolbar/toolbar");

/** Called by Streamlit whenever something can be undone or redone, or no longer. */
export function mount({ data, parentElement }) {
  if (!toolbars.has(parentElement)) toolbars.set(parentElement, new Toolbar(parentElement));
  toolbars.get(parentElement).show(data);
  lendColoursOf(parentElement);
}

export function unmount({ parentElement }) {
  toolbars.get(parentElement)?.root.remove();
  toolbars.delete(parentElement);
}

class Toolbar {
  constructor(parentElement) {
    this.root = Object.assign(document.createElement("div"), { className: "lab-toolbar" });
    this.root.setAttribute("role", "toolbar");
    this.root.setAttribute("aria-label", phrase("toolbar"));
    this.root.style.visibility = "hidden"; // until the styles are there
    this.acts = { ...ACTS, undo: () => this.travel("undo"), redo: () => this.travel("redo"), scheme: () => this.switchScheme() };
    this.buttons = Object.fromEntries(Object.keys(ICONS).map((code) => [code, this.button(code)]));
    this.root.append(...Object.values(this.buttons), this.moreButton());
    parentElement.append(this.root);
    this.menu = new Menu(this.root);
    for (const code of ["undo", "redo", "share"]) registerAction(code, this.acts[code]);
    styles.then(() => {
      this.root.style.visibility = "";
      showOnceWhole(parentElement.closest(".st-key-lab_bar"), [".lab-toolbar"]);
    });
  }

  button(code) {
    const button = Object.assign(document.createElement("button"), { type: "button", className: `lab-toolbutton lab-toolbutton-${code}` });
    button.dataset.testid = `lab-${code.replace("_", "-")}`;
    button.innerHTML = icon(ICONS[code]);
    button.onclick = () => this.acts[code]();
    if (code !== "scheme") name(button, `tool:${code}`);
    return button;
  }

  /** Where there is no room for them, the buttons and the pages are the entries of one menu. */
  moreButton() {
    const button = Object.assign(document.createElement("button"), { type: "button", className: "lab-toolbutton lab-toolbutton-more" });
    Object.assign(button.dataset, { testid: "lab-more" });
    button.innerHTML = icon("more");
    button.setAttribute("aria-haspopup", "menu");
    button.onclick = () => this.menu.open(button, phrase("toolbar"), [...pageEntries(), ...this.entries()]);
    name(button, "tool:menu");
    return button;
  }

  entries() {
    return Object.entries(this.buttons).map(([code, button]) => ({
      icon: code === "scheme" ? schemeIcon() : ICONS[code],
      label: button.title,
      act: this.acts[code],
      isPossible: !button.disabled,
    }));
  }

  show({ can_undo: canUndo, can_redo: canRedo }) {
    this.buttons.undo.disabled = !canUndo;
    this.buttons.redo.disabled = !canRedo;
    this.showScheme();
  }

  travel(way) {
    if (this.buttons[way].disabled) return false;
    channel.postAgain(way);
    return true;
  }

  switchScheme() {
    setScheme(isDark() ? "light" : "dark");
    this.showScheme();
  }

  showScheme() {
    this.buttons.scheme.innerHTML = icon(schemeIcon());
    name(this.buttons.scheme, isDark() ? "tool:light" : "tool:dark");
  }
}

const ACTS = { share: showShare, present: togglePresenting, show_keys: showKeys };

const schemeIcon = () => (isDark() ? "sun" : "moon");

/** The pages; it is Streamlit's own links that lead there. */
function pageEntries() {
  const links = [...document.querySelectorAll(".st-key-lab_links a")];
  return links.map((link) => ({ icon: "forward", label: link.textContent, act: () => link.click() }));
}

function name(element, code) {
  element.setAttribute("aria-label", phrase(code));
  element.title = phrase(code);
}
