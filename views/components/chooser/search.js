/** Finding a card by what one knows of it. */

/**
 * What is told of an entry before it is chosen; see `figures/cards.py`.
 * @typedef {{key: string, title: string, idea: string, year?: string, authors?: string, group?: string,
 *   has_picture?: boolean}} Card
 */

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
