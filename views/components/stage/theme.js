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

/**
 * @returns {{mode: "light"|"dark", background: string, text: string, muted: string, gridline: string, font: string,
 *   scale: number}} how many times as large as usual whatever is written is */
export function themeOf(element) {
  const style = getComputedStyle(element);
  const read = (name, otherwise) => style.getPropertyValue(name).trim() || otherwise;
  const background = read("--st-background-color", "#ffffff");
  const text = read("--st-text-color", "#262730");
  const [r, g, b] = channels(background);
  return {
    mode: 0.3 * r + 0.6 * g + 0.1 * b < 128 ? "dark" : "light",
    background,
    text,
    muted: withAlpha(text, 0.68),
    gridline: withAlpha(text, 0.16),
    font: read("--st-font", "sans-serif"),
    scale: Number(read("--lab-type", "1")),
  };
}
