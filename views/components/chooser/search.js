/** Finding a card by what one knows of it. */

/**
 * What is told of an entry before it is chosen; see `figures/cards.py`.
 * @typedef {{key: string, title: string, idea: string, year?: string, authors?: string, group?: string}} Card
 */

const LEAST_ALIKE = 0.35; // below that a title is more of a surprise than a help

const plain = (text) => text.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "");

/** Whether the `card` has every word of `query`, in any case, with or without accents. */
export function matches(card, query) {
  const { key, title, idea, year = "", authors = "", group = "" } = card;
  const told = plain([key, title, year, authors, idea, group].join(" "));
  return plain(query).split(/\s+/).every((word) => told.includes(word));
}

/** The cards by group, in the order in which the groups first appear. */
export function grouped(cards) {
  const groups = new Map();
  for (const card of cards) {
    const group = card.group ?? "";
    if (!groups.has(group)) groups.set(group, []);
    groups.get(group).push(card);
  }
  return groups;
}

/** The card whose title is most like `query`, by the pairs of letters that both have; null if none is like it. */
export function closest(cards, query) {
  const asked = pairs(query);
  const alike = (card) => share(asked, pairs(card.title));
  const best = cards.reduce((one, other) => (one && alike(one) >= alike(other) ? one : other), null);
  return best && alike(best) >= LEAST_ALIKE ? best : null;
}

/** How much two sets of pairs have in common, from 0 to 1. */
function share(one, other) {
  const common = [...one].filter((pair) => other.has(pair)).length;
  return (2 * common) / (one.size + other.size || 1);
}

function pairs(text) {
  const letters = plain(text).replace(/[^\p{L}\p{N}]/gu, "");
  return new Set(Array.from(letters).slice(1).map((letter, k) => letters[k] + letter));
}
