/** Plotly and the styles, loaded once from where all components are served. */
const urlOf = (name) => new URL(`../${name}`, import.meta.url).href;

function loaded(tag, properties) {
  return new Promise((resolve, reject) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.onload = () => resolve(element);
    element.onerror = () => reject(new Error(`Could not load ${element.src || element.href}`));
    document.head.append(element);
  });
}

/** Resolves once the stylesheet called `name`, like "player/player", is there. */
export const stylesheet = (name) => loaded("link", { rel: "stylesheet", href: urlOf(`${name}.css`) });

const PLAYER_STYLES = ["player/player", "player/maptools", "player/transport", "first/first", "page/page"];

/** Resolves once the styles of the player's parts are there. */
export const styles = Promise.all(PLAYER_STYLES.map(stylesheet));

let library = null;

/** The Plotly library; it is fetched and evaluated, which takes a second, when it is first asked for. */
export function plotly() {
  library ??= loaded("script", { src: urlOf("plotly.min.js") }).then(() => window.Plotly);
  return library;
}
