/** The axes of the loss curves: their scale, and their layout as Plotly takes it. */
import { powerOfTen } from "../words/numbers.js";
import { phrase } from "../words/phrase.js";

const DEEPEST = 14; // decades below the highest start; a run that falls further leaves the picture with an arrow
const HIGHEST = 2; // decades above the highest start; so does one that climbs further

/** The loss axis: logarithmic if nothing is negative and more than two decades are spanned; ends on whole decades. */
export function scaleOf(picture) {
  const { lowest, highest, start } = extremes(picture);
  if (lowest < 0 || !(start > 0) || highest <= 100 * lowest) return linear(lowest, highest, start);
  const decade = Math.ceil(Math.log10(start));
  const floor = lowest > 0 ? Math.floor(Math.log10(lowest)) : -Infinity;
  const high = Math.min(Math.ceil(Math.log10(highest)), decade + HIGHEST);
  return { isLog: true, low: Math.max(floor, decade - DEEPEST), high };
}

/** Lowest and highest loss of all sound steps and bands, and the highest loss at a start. */
function extremes({ blocks: { losses, bands }, lastColumns, nColumns }) {
  const ends = { lowest: Infinity, highest: -Infinity, start: -Infinity };
  const include = (loss) => {
    ends.lowest = Math.min(ends.lowest, loss);
    ends.highest = Math.max(ends.highest, loss);
  };
  lastColumns.forEach((last, run) => {
    ends.start = Math.max(ends.start, losses[run * nColumns]);
    losses.subarray(run * nColumns, run * nColumns + last + 1).forEach(include);
  });
  bands?.forEach(include);
  return ends;
}

function linear(lowest, highest, start) {
  const top = Math.min(highest, start + Math.max(start - lowest, Math.abs(start) || 1));
  const room = (top - lowest || 1) * 0.05;
  return { isLog: false, low: lowest - room, high: top + room };
}

export function layoutOf({ isLog, low, high }, nSteps, theme, isNarrow) {
  const line = { zeroline: false, gridcolor: theme.gridline, ticks: "", ticklabeloverflow: "allow", fixedrange: true };
  return {
    template: "none",
    paper_bgcolor: "rgba(0,0,0,0)",
    plot_bgcolor: "rgba(0,0,0,0)",
    font: { family: theme.font, size: 12, color: theme.muted },
    margin: { l: isNarrow ? 46 : 54, r: 16, t: 10, b: isNarrow ? 28 : 38 },
    xaxis: {
      ...line,
      range: [0, nSteps],
      showgrid: false,
      nticks: isNarrow ? 5 : 9,
      title: { text: isNarrow ? "" : phrase("step_axis"), standoff: 6 },
    },
    yaxis: {
      ...line,
      type: isLog ? "log" : "linear",
      range: [low, high],
      title: { text: phrase("loss"), standoff: 4 },
      ...(isLog ? decades(low, high) : { nticks: 6 }),
    },
  };
}

/** A mark at every whole decade, or at every second, third … so that there are at most seven. */
function decades(low, high) {
  const powers = Array.from({ length: high - low + 1 }, (_, k) => low + k);
  const shown = powers.filter((power) => power % Math.ceil(powers.length / 7) === 0);
  return { tickmode: "array", tickvals: shown.map((power) => 10 ** power), ticktext: shown.map(powerOfTen) };
}
