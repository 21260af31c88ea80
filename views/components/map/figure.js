/** The still part of the map, as Plotly draws it: contour and axes. */
import { phrase } from "../words/phrase.js";
import { barTicks, rows, spread } from "../ground/heights.js";
import { COLOUR_BAR, contourColour, isRoomy, LINE_WIDTH, marginsOf, N_LEVELS, N_TICKS } from "../ground/maplayout.js";

/** Traces and layout of `surface`; zoom survives as long as the axes' ranges are the same. */
export function figureOf(surface, theme, { width, height }, touch) {
  const { header } = surface;
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
      margin: marginsOf(width),
      xaxis: axis(header.x, theme, touch, roomy ? phrase("axis:x") : ""),
      yaxis: axis(header.y, theme, touch, roomy ? phrase("axis:y") : ""),
      dragmode: touch ? false : "pan",
      hovermode: false,
      showlegend: false,
      uirevision: JSON.stringify([header.x, header.y]),
      modebar: { bgcolor: "rgba(0,0,0,0)", color: theme.muted, activecolor: theme.text },
    },
  };
}

/** How the figure answers: nothing leaves the page; on a touch screen the page scrolls and a tap sets the start. */
export function configOf(touch, save) {
  const camera = { name: "save", title: phrase("save_png"), icon: window.Plotly.Icons.camera, click: save };
  return {
    displayModeBar: touch ? false : "hover",
    modeBarButtons: [["zoomIn2d", "zoomOut2d", "resetScale2d"], [camera]],
    displaylogo: false,
    showSendToCloud: false,
    scrollZoom: !touch,
    doubleClick: "reset",
    showTips: false,
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

function axis(range, theme, fixedrange, title) {
  return {
    range: [...range],
    fixedrange,
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
