/**
 * What of a picture is shown, and how: as the newest picture says, or as a hand has chosen since.
 *
 * The names are those of the picture's header and of the messages that ask Streamlit to remember a choice in the link.
 */
import { channel } from "../messages/channel.js";

const USUAL = {
  view: "map", // or "surface", in space, or "tiles", side by side
  selected: 0, // the index of the run whose knobs are shown
  hidden: [], // the indexes of the runs that are not drawn
  tab: "knobs",
  step: null, // at which the stage is paused
  hides_future: false, // whether nothing ahead of the step is drawn, and no outcome told
  presenting: false,
  equal_axes: false,
  window: null, // the part of the plane that is shown, as [[left, right], [bottom, top]]; null for all of the landscape's
};

let told = {}; // by the newest picture
const chosen = new Map(); // by name, until a picture says it too
const answered = new Set(); // names whose choice Streamlit knows: the next picture decides

/** What is shown under `name`. */
export function shown(name) {
  return chosen.has(name) ? chosen.get(name) : (told[name] ?? USUAL[name]);
}

/** Remember that a hand has chosen `value`, here at once and in the link; true if that is anything new. */
export function remember(name, value) {
  if (isSame(shown(name), value)) return false;
  chosen.set(name, value);
  answered.delete(name);
  channel.post(name, value);
  return true;
}

/** Streamlit has answered the choices called `names`. */
export function settle(names) {
  for (const name of names) if (chosen.has(name)) answered.add(name);
}

/** What the `header` of a new picture says counts, but for what a hand has chosen since; an old link does not know answers. */
export function hear(header, isOfNewestLink) {
  told = header;
  for (const [name, value] of [...chosen]) {
    const isAnswered = isOfNewestLink && answered.has(name);
    if (!isAnswered && !isSame(told[name] ?? USUAL[name], value)) continue;
    chosen.delete(name);
    answered.delete(name);
  }
}

const isSame = (one, other) => JSON.stringify(one) === JSON.stringify(other);
