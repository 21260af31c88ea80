/** The still part of the map, as Plotly draws it: contour and axes. */
import { phrase } from "../words/phrase.js";
import { barTicks, rows, spread } from "../ground/heights.js";
import { COLOUR_BAR, contourColour, isRoomy, LINE_WIDTH, N_LEVELS, N_TICKS } from "../ground/maplayout.js";

/** Plotly only draws: what a hand does on the map is our own. */
export const CONFIG = { staticPlot: true, displayModeBar: false };

/** Traces and layout of `surface`, with the plot area [left, top, width, height] over the ends `x` and `y` of the axes. */
export function figureOf(surface, theme, { width, height }, [[left, top, across, down], x, y]) {
  const roomy = isRoomy(width);
  return {
    traces: [contour(surface, theme, roomy)],
    layout: {
      width,
      height,
      template: "none",
      paper_bgcolor: "rgba(0,0,0,0)",
      plot_bgcolor: "rgba(0,0,0,0)",
      font: { family: theme.font, size: 12, color: theme.muted },
      margin: { l: left, t: top, r: width - left - across, b: height - top - down },
      xaxis: axis(x, theme, roomy ? phrase("axis:x") : ""),
      yaxis: axis(y, theme, roomy ? phrase("axis:y") : ""),
      showlegend: false,
    },
  };
}

function contour(surface, theme, roomy) {
  const { header } = surface;
  const [down, across] = header.blocks[0].shape;
  return {
    type: "contour",
    x: spread(header.x, across),
    y: spread(header.y, down),
    z: rows(surface),
    zmin: header.low,
    zmax: header.high,
    colorscale: header.scales[theme.mode],
    contours: { coloring: "heatmap", ...levels(header) },
    line: { width: LINE_WIDTH, color: contourColour(theme), smoothing: 0.6 },
    showscale: roomy,
    colorbar: {
      title: { text: phrase("loss"), side: "top", font: { size: 12 } },
      ...COLOUR_BAR,
      outlinewidth: 0,
      ticks: "",
      ...barTicks(header),
    },
  };
}

/** Evenly spaced lines from lowest to highest. */
export function levels({ low, high }) {
  const size = (high - low || 1) / N_LEVELS;
  return { start: low + size, end: high - size / 2, size };
}

function axis(range, theme, title) {
  return {
    range: [...range],
    title: { text: title, standoff: 6 },
    showgrid: false,
    zeroline: false,
    ticks: "outside",
    ticklabeloverflow: "allow",
    ticklen: 4,
    tickcolor: theme.gridline,
    nticks: N_TICKS,
  };
}
