/** The picture of an entry of the catalogue: fetched when it comes into sight, and kept for good. */

/** What is served of a card beside its words; see `views/cards.py`. */
export const urlOfCard = (shelf, key, part) => new URL(`../cards/${shelf}/${key}${part}`, import.meta.url).href;

/** @param {"light" | "dark"} mode */
export function pictureOf(shelf, key, mode, className) {
  const src = urlOfCard(shelf, key, `/${mode}.svg`);
  return Object.assign(document.createElement("img"), { className, alt: "", loading: "lazy", width: 240, height: 150, src });
}
