/** The crosshair of the keyboard: two lines through a place, all across the map. */
import { withAlpha } from "../stage/theme.js";

/** Draw it through `place`, in data, on what moves of `overlay`. */
export function drawCrosshair(overlay, place, theme) {
  const { moving: context, width, height } = overlay;
  const [x, y] = overlay.toPixel(...place);
  for (const [colour, thickness] of [[withAlpha(theme.background, 0.8), 3.5], [theme.text, 1.2]]) {
    context.strokeStyle = colour;
    context.lineWidth = thickness;
    context.beginPath();
    context.moveTo(x, 0);
    context.lineTo(x, height);
    context.moveTo(0, y);
    context.lineTo(width, y);
    context.stroke();
  }
}
