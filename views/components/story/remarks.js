/** What had to be left out of the picture on stage, as far as the page does not say it already. */
import { pictureComponent } from "../stage/panel.js";

class Remarks {
  constructor() {
    this.root = Object.assign(document.createElement("p"), { className: "lab-remark", hidden: true });
    this.root.dataset.testid = "lab-remarks";
    this.root.setAttribute("role", "status");
  }

  show({ header: { remarks } }, { said }) {
    const unsaid = remarks.filter((remark) => !said.includes(remark));
    this.root.textContent = unsaid.join(" ");
    this.root.hidden = unsaid.length === 0;
  }
}

export const { mount, unmount } = pictureComponent(() => new Remarks());
