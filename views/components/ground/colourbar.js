/** The colour bar beside the ground: which colour means which loss. Tones are even on it, so its losses are not. */
import { phrase } from "../words/phrase.js";
import { spacedTicks } from "./lossticks.js";
import { levelsOf } from "./tones.js";
import { withAlpha } from "../stage/theme.js";

const GAP = 12; // pixels between ground and bar
const THICKNESS = 12; // pixels
const TITLE = 24; // pixels above the bar
const APART = 22; // pixels between two losses, at least
const SMALL = 0.7; // the size of an exponent beside its base

/** Draw the bar of `surface` beside a plot area of `width` × `height`, whose upper left corner is the origin. */
export function drawColourBar(context, surface, theme, width, height) {
  const bar = { left: width + GAP, top: TITLE, length: height - TITLE };
  context.save();
  context.fillStyle = gradientOf(context, surface.header.scales[theme.mode], bar);
  context.fillRect(bar.left, bar.top, THICKNESS, bar.length);
  drawLevels(context, surface, theme, bar);
  context.font = `12px ${theme.font}`;
  context.fillStyle = theme.muted;
  context.textAlign = "left";
  context.textBaseline = "alphabetic";
  context.fillText(phrase("loss"), bar.left, bar.top - 9);
  context.textBaseline = "middle";
  for (const { share, text } of spacedTicks(surface, bar.length / APART)) {
    drawTickText(context, text, bar.left + THICKNESS + 4, bar.top + bar.length * (1 - share));
  }
  context.restore();
}

function gradientOf(context, scale, { top, length }) {
  const gradient = context.createLinearGradient(0, top + length, 0, top);
  for (const [stop, colour] of scale) gradient.addColorStop(stop, colour);
  return gradient;
}

function drawLevels(context, surface, theme, { left, top, length }) {
  const style = surface.header.lines[theme.mode];
  context.lineWidth = 1;
  for (const { tone, isStrong } of levelsOf(surface)) {
    context.strokeStyle = withAlpha(style.colour, isStrong ? style.strong_opacity : style.opacity);
    context.beginPath();
    context.moveTo(left, top + length * (1 - tone));
    context.lineTo(left + THICKNESS, top + length * (1 - tone));
    context.stroke();
  }
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
