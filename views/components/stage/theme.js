/** What the page looks like right now, from Streamlit's own variables, which follow a switch of theme live. */
const probe = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
const known = new Map(); // reading a pixel back is slow, and the same few colours come in every frame

function channels(colour) {
  if (!known.has(colour)) known.set(colour, probed(colour));
  return known.get(colour);
}

function probed(colour) {
  probe.fillStyle = "#000";
  probe.fillStyle = colour;
  probe.fillRect(0, 0, 1, 1);
  return [...probe.getImageData(0, 0, 1, 1).data].slice(0, 3);
}

/** `colour` with an opacity of `alpha`. */
export function withAlpha(colour, alpha) {
  return `rgba(${channels(colour).join(",")},${alpha})`;
}

/** `colour` as it looks with an opacity of `alpha` on `ground`: for those who cannot draw through. */
export function blend(colour, ground, alpha) {
  const below = channels(ground);
  return `rgb(${channels(colour).map((above, k) => Math.round(below[k] + alpha * (above - below[k]))).join(",")})`;
}

/** How bright `colour` is, from 0 to 1: its relative luminance (WCAG 2.2). */
function luminance(colour) {
  const [red, green, blue] = channels(colour).map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** How far two colours stand apart, from 1 to 21 (WCAG 2.2). */
function contrast(one, other) {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

/** That of the theme's two colours for text and page which is better read on `ground`. */
export function readable(ground, { text, background }) {
  return contrast(text, ground) >= contrast(background, ground) ? text : background;
}

/**
 * @returns {{mode: "light"|"dark", background: string, text: string, muted: string, gridline: string, font: string,
 *   scale: number, weight: number}} how many times as large as usual letters are, and how many times as thick lines
 */
export function themeOf(element) {
  const style = getComputedStyle(element);
  const read = (name, otherwise) => style.getPropertyValue(name).trim() || otherwise;
  const background = read("--st-background-color", "#ffffff");
  const text = read("--st-text-color", "#262730");
  const scale = Number(read("--lab-type", "1"));
  return {
    mode: luminance(background) < luminance(text) ? "dark" : "light",
    background,
    text,
    muted: withAlpha(text, 0.68),
    gridline: withAlpha(text, 0.16),
    font: read("--st-font", "sans-serif"),
    scale,
    weight: Math.sqrt(scale), // lines need not grow as much as letters
  };
}
