/** How a run scatters over the seeds of the noise: a shade from the lowest to the highest tenth, dashes at the median. */
import { withAlpha } from "../stage/theme.js";

const FAR = 20_000; // pixels; beyond, canvases lose precision
const [LOW, MEDIAN, HIGH] = [0, 1, 2]; // the rows of a band

/**
 * One band a run; none if there is no noise.
 * @param {import("../stage/picture.js").Picture} picture
 * @param {import("../drawing/overlay.js").Overlay} overlay
 * @param {(loss: number) => number} height of a loss on its axis
 */
export function bandsOf({ header, blocks }, overlay, height) {
  const { bands, band_steps: steps } = blocks;
  if (!bands) return [];
  const toPixel = (run, row, k) => {
    const [x, y] = overlay.toPixel(steps[k], height(bands[(3 * run + row) * steps.length + k]));
    return [x, Math.min(Math.max(y, -FAR), FAR)];
  };
  const edge = (run, row) => Array.from(steps, (_, k) => toPixel(run, row, k));
  return header.runs.map((run, index) => ({
    run,
    shade: line([...edge(index, LOW), ...edge(index, HIGH).reverse()]),
    median: line(edge(index, MEDIAN)),
  }));
}

export function drawBands(context, bands, theme, overlay) {
  context.save();
  overlay.clip(context);
  for (const { run, shade } of bands) {
    context.fillStyle = withAlpha(run.style[theme.mode], theme.mode === "dark" ? 0.2 : 0.15);
    context.fill(shade);
  }
  context.setLineDash([5, 4]);
  context.lineWidth = 1.2;
  for (const { run, median } of bands) {
    context.strokeStyle = run.style[theme.mode];
    context.stroke(median);
  }
  context.restore();
}

function line(places) {
  const path = new Path2D();
  places.forEach((place) => path.lineTo(...place));
  return path;
}
