/** A card of the catalogue: what an entry is, and how to try it; the rest is fetched once it is asked for. */
import { pictureOf, urlOfCard } from "../chooser/picture.js";
import { Fitted } from "../formula/fitted.js";
import { styles } from "../formula/styles.js";
import { icon } from "../icons/icons.js";
import { phrase } from "../words/phrase.js";

const markup = `
  <div class="lab-card-words">
    <h4></h4><p class="lab-card-people"></p><p class="lab-card-idea"></p>
  </div>
  <div class="lab-card-foot">
    <button type="button" data-does="open">${phrase("open_in_explore")}</button>
    <button type="button" data-does="add"></button>
  </div>
  <details><summary>${icon("chevron", 18)}${phrase("card_details")}</summary><div class="lab-card-details"></div></details>`;

export class CatalogueCard {
  /**
   * @param {string} shelf
   * @param {import("../chooser/search.js").Card} card
   * @param {"light" | "dark"} mode
   * @param {(does: "open" | "add", key: string) => void} ask
   */
  constructor(shelf, card, mode, ask) {
    Object.assign(this, { shelf, card });
    this.box = Object.assign(document.createElement("article"), { className: "lab-card", innerHTML: markup });
    this.box.dataset.key = card.key;
    this.picture = pictureOf(shelf, card.key, mode, "lab-card-picture");
    this.box.prepend(this.picture);
    const find = (selector) => this.box.querySelector(selector);
    find("h4").textContent = card.title;
    find(".lab-card-people").textContent = phrase("people_and_year", { people: card.authors, year: card.year });
    find(".lab-card-idea").textContent = card.idea;
    for (const button of this.box.querySelectorAll("[data-does]")) button.onclick = () => ask(button.dataset.does, card.key);
    this.add = find("[data-does=add]");
    this.add.textContent = phrase(shelf === "landscapes" ? "move_runs_here" : "add_to_runs");
    find("details").ontoggle = ({ target }) => target.open && (this.details ??= this.fetchDetails());
  }

  async fetchDetails() {
    const answer = await fetch(urlOfCard(this.shelf, this.card.key, ".html"));
    if (!answer.ok) return;
    const [details] = await Promise.all([answer.text(), styles]);
    const box = this.box.querySelector(".lab-card-details");
    box.innerHTML = details;
    this.formulas = new Fitted(box);
  }

  destroy() {
    this.formulas?.destroy();
    this.box.remove();
  }
}
