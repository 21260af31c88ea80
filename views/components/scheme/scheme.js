/**
 * Light or dark, as the visitor has chosen, at once and without losing anything.
 *
 * Streamlit follows what the system prefers while the page is open, but offers no way to tell it otherwise, short of a reload. So
 * the page answers for the system: whoever asks whether dark is preferred hears what the visitor has chosen, if that is anything.
 * After a print Streamlit asks again, and so it does after the event that says so.
 */
const QUERY = "(prefers-color-scheme: dark)";
const KEY = "lab-scheme";
const system = window.matchMedia(QUERY);
const ask = window.matchMedia.bind(window);
const answer = ask(QUERY);
let chosen = remembered();

Object.defineProperty(answer, "matches", { get: isDark });
window.matchMedia = (query) => (query === QUERY ? answer : ask(query));
if (chosen) tellStreamlit(); // which may have asked before

/** Whether the page is dark. */
export function isDark() {
  return chosen ? chosen === "dark" : system.matches;
}

/** From now on the page is "light" or "dark", whatever the system prefers. */
export function setScheme(scheme) {
  chosen = scheme;
  try {
    localStorage.setItem(KEY, scheme);
  } catch {
    // storage is closed: the choice holds until the page is left
  }
  tellStreamlit();
}

function tellStreamlit() {
  window.dispatchEvent(new Event("afterprint"));
}

function remembered() {
  try {
    const scheme = localStorage.getItem(KEY);
    return scheme === "light" || scheme === "dark" ? scheme : null;
  } catch {
    return null;
  }
}
