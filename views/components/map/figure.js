/** How Plotly lays the map out: axes around a ground and paths that are our own. */
import { phrase } from "../words/phrase.js";
import { isRoomy, N_TICKS } from "../ground/maplayout.js";

/** It only draws: what a hand does on the map is our own too. */
export const CONFIG = { staticPlot: true, displayModeBar: false };

/** The layout of a map with the plot area [left, top, width, height] over the ends `x` and `y` of the axes. */
export function layoutOf(theme, { width, height }, [[left, top, across, down], x, y]) {
  const roomy = isRoomy(width);
  return {
    width,
    height,
    template: "none",
    paper_bgcolor: "rgba(0,0,0,0)",
    plot_bgcolor: "rgba(0,0,0,0)",
    font: { family: theme.font, size: 12 * theme.scale, color: theme.muted },
    margin: { l: left, t: top, r: width - left - across, b: height - top - down },
    xaxis: axis(x, theme, roomy ? phrase("axis:x") : ""),
    yaxis: axis(y, theme, roomy ? phrase("axis:y") : ""),
    showlegend: false,
  };
}

function axis(range, theme, title) {
  return {
    range: [...range],
    title: { text: title, standoff: 6 * theme.scale, font: { size: 14 * theme.scale } },
    showgrid: false,
    zeroline: false,
    ticks: "outside",
    ticklabeloverflow: "allow",
    ticklen: 4,
    tickcolor: theme.gridline,
    nticks: N_TICKS,
    exponentformat: "e",
  };
}
