/** The sentences of the page, from the one table that Python and the browser share. */
import PHRASES from "../phrases.js";

/** The phrase called `code`, with `facts` put in the places of their names. */
export function phrase(code, facts = {}) {
  return PHRASES[code].replace(/\{(\w+)\}/g, (_, name) => facts[name]);
}
