/** What Plotly draws of the map: the axes, over a ground that is drawn below them, and how they move. */
import { phrase } from "../words/phrase.js";
import { isRoomy, marginsOf, N_TICKS } from "../ground/maplayout.js";

/** Traces and layout of a map of `surface`; zoom survives as long as the axes' ranges are the same. */
export function figureOf({ header }, theme, { width, height }, touch) {
  const roomy = isRoomy(width);
  return {
    traces: [],
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
