/** Plotly and the styles, loaded once from beside this module. */
const beside = (name) => new URL(name, import.meta.url).href;

function element(tag, properties) {
  return new Promise((resolve, reject) => {
    const made = Object.assign(document.createElement(tag), properties);
    made.onload = () => resolve(made);
    made.onerror = () => reject(new Error(`Could not load ${made.src || made.href}`));
    document.head.append(made);
  });
}

const sheet = (name) => element("link", { rel: "stylesheet", href: beside(name) });
const style = Promise.all(["player", "legend", "transport", "inside"].map((name) => sheet(`${name}.css`)));
const script = element("script", { src: beside("../plotly.min.js") });

/** The Plotly library, once the styles are there too. */
export const plotly = Promise.all([script, style]).then(() => window.Plotly);
