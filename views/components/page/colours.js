/** Streamlit's colours on the page's own element, for whatever stands outside of the components that Streamlit lends them to. */

/** Their names, and what Streamlit calls them in its settings. */
const VARIABLES = {
  "--st-background-color": "background",
  "--st-secondary-background-color": "secondaryBackground",
  "--st-text-color": "text",
  "--st-primary-color": "primary",
  "--st-border-color": "border",
};

/** Before Streamlit is there: the colours of its settings. */
export function setColours(colours) {
  for (const [variable, name] of Object.entries(VARIABLES)) set(variable, colours[name]);
}

/** From now on: those that Streamlit has given to `component`. */
export function lendColoursOf(component) {
  const style = getComputedStyle(component);
  for (const variable of Object.keys(VARIABLES)) set(variable, style.getPropertyValue(variable));
}

function set(variable, colour) {
  document.documentElement.style.setProperty(variable, colour);
}
