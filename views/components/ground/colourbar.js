/** The colour bar beside our own ground, in the very place of Plotly's: which colour means which loss. */
import { phrase } from "../words/phrase.js";
import { barTicks } from "./heights.js";
import { COLOUR_BAR, contourColour, LINE_WIDTH, N_LEVELS } from "./maplayout.js";

const PADDING = 10; // pixels, which Plotly leaves on each side
const TITLE = 21; // pixels above the bar
const SMALL = 0.7; // the size of an exponent beside its base

/** Draw the bar of `surface` beside a plot area of `width` × `height`, whose upper left corner is the origin. */
export function drawColourBar(context, { header }, theme, width, height) {
  const { thickness, len: share, x } = COLOUR_BAR;
  const left = width * x + PADDING;
  const top = (height * (1 - share)) / 2 + PADDING + TITLE;
  const length = (height * (1 + share)) / 2 - PADDING - top;
  context.fillStyle = gradientOf(context, header.scales[theme.mode], top, length);
  context.fillRect(left, top, thickness, length);
  drawLevels(context, theme, left, top, length);
  context.fillStyle = theme.muted;
  context.textAlign = "left";
  context.textBaseline = "alphabetic";
  context.fillText(phrase("loss"), left, top - 8);
  context.textBaseline = "middle";
  const { tickvals: values, ticktext: texts } = barTicks(header);
  const yOf = (value) => top + length * (1 - (value - header.low) / (header.high - header.low || 1));
  values.forEach((value, k) => drawTickText(context, texts[k], left + thickness + 3, yOf(value)));
}

function gradientOf(context, scale, top, length) {
  const gradient = context.createLinearGradient(0, top + length, 0, top);
  for (const [stop, colour] of scale) gradient.addColorStop(stop, colour);
  return gradient;
}

function drawLevels(context, theme, left, top, length) {
  context.strokeStyle = contourColour(theme);
  context.lineWidth = LINE_WIDTH;
  context.beginPath();
  for (let k = 1; k < N_LEVELS; k++) {
    context.moveTo(left, top + (length * k) / N_LEVELS);
    context.lineTo(left + COLOUR_BAR.thickness, top + (length * k) / N_LEVELS);
  }
  context.stroke();
}

/** A number, or a power of ten whose exponent is marked up as raised. */
function drawTickText(context, text, x, y) {
  const [base, exponent] = text.split(/<\/?sup>/);
  context.fillText(base, x, y);
  if (!exponent) return;
  const { font } = context;
  const width = context.measureText(base).width;
  context.font = font.replace(/[\d.]+(?=px)/, (size) => size * SMALL);
  context.fillText(exponent, x + width, y - 4);
  context.font = font;
}
