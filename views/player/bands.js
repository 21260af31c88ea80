/** How a run scatters over the seeds of the noise: a shade from the lowest to the highest tenth, dashes at the median. */
import { veil } from "./theme.js";

const FAR = 20_000; // pixels; beyond, canvases lose precision
const [LOW, MEDIAN, HIGH] = [0, 1, 2]; // the rows of a band

/**
 * One band a run; none if there is no noise.
 * @param {object} paths
 * @param {import("./glass.js").Glass} glass
 * @param {(loss: number) => number} height of a loss on its axis
 */
export function layBands({ header, blocks }, glass, height) {
  const { bands, band_steps: steps } = blocks;
  if (!bands) return [];
  const pixel = (run, row, k) => {
    const [x, y] = glass.pixel(steps[k], height(bands[(3 * run + row) * steps.length + k]));
    return [x, Math.min(Math.max(y, -FAR), FAR)];
  };
  const edge = (run, row) => Array.from(steps, (_, k) => pixel(run, row, k));
  return header.runs.map((run, index) => ({
    run,
    shade: line([...edge(index, LOW), ...edge(index, HIGH).reverse()]),
    median: line(edge(index, MEDIAN)),
  }));
}

export function drawBands(sheet, bands, theme, glass) {
  sheet.save();
  glass.confine(sheet);
  for (const { run, shade } of bands) {
    sheet.fillStyle = veil(run.style[theme.mode], theme.mode === "dark" ? 0.2 : 0.15);
    sheet.fill(shade);
  }
  sheet.setLineDash([5, 4]);
  sheet.lineWidth = 1.2;
  for (const { run, median } of bands) {
    sheet.strokeStyle = run.style[theme.mode];
    sheet.stroke(median);
  }
  sheet.restore();
}

function line(places) {
  const path = new Path2D();
  places.forEach((place) => path.lineTo(...place));
  return path;
}
