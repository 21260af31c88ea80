/** The still part of the map, as Plotly draws it: contour, axes, minima. */
import { barTicks, rows, spread } from "./relief.js";
import { veil } from "./theme.js";
import { say } from "./words.js";

const ROOMY = 480; // pixels; a narrower map has no room for a colour bar
const LEVELS = 18;

/** Traces and layout of `surface`; zoom survives as long as the axes' ranges are the same. */
export function figureOf(surface, theme, { width, height }, touch) {
  const { header } = surface;
  const roomy = width >= ROOMY;
  return {
    traces: [contour(surface, theme, roomy), stars(header, theme)],
    layout: {
      width,
      height,
      template: "none",
      paper_bgcolor: "rgba(0,0,0,0)",
      plot_bgcolor: "rgba(0,0,0,0)",
      font: { family: theme.font, size: 12, color: theme.quiet },
      margin: roomy ? { l: 46, r: 74, t: 10, b: 38 } : { l: 34, r: 10, t: 9, b: 26 },
      xaxis: axis(header.x, theme, touch, roomy ? "x" : ""),
      yaxis: axis(header.y, theme, touch, roomy ? "y" : ""),
      dragmode: touch ? false : "pan",
      hovermode: false,
      showlegend: false,
      uirevision: JSON.stringify([header.x, header.y]),
      modebar: { bgcolor: "rgba(0,0,0,0)", color: theme.quiet, activecolor: theme.text },
    },
  };
}

/** How the figure answers: nothing leaves the page; on a touch screen the page scrolls and a tap sets the start. */
export function configOf(touch, save) {
  const camera = { name: "save", title: say("save"), icon: window.Plotly.Icons.camera, click: save };
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
    line: { width: 0.8, color: veil(theme.text, theme.mode === "dark" ? 0.17 : 0.15), smoothing: 0.6 },
    showscale: roomy,
    colorbar: {
      title: { text: say("loss"), side: "top", font: { size: 12 } },
      thickness: 8,
      len: 0.94,
      x: 1.012,
      outlinewidth: 0,
      ticks: "",
      ...barTicks(header),
    },
  };
}

/** Evenly spaced lines from lowest to highest. */
export function levels({ low, high }) {
  const size = (high - low || 1) / LEVELS;
  return { start: low + size, end: high - size / 2, size };
}

function stars({ minima }, theme) {
  return {
    type: "scatter",
    mode: "markers",
    x: minima.map(([x]) => x),
    y: minima.map(([, y]) => y),
    marker: { symbol: "star", size: 14, color: theme.page, line: { width: 1.4, color: theme.text } },
    cliponaxis: true,
  };
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
    tickcolor: theme.hair,
    nticks: 7,
  };
}
