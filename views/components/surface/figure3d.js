/** The still part of the surface in space, as Plotly draws it: the ground with its contour lines, and the axes. */
import { phrase } from "../words/phrase.js";
import { FINEST, rows, spread } from "../ground/heights.js";
import { axisTicks } from "../ground/lossticks.js";
import { heightOfTone, levelsOf, tonesOf } from "../ground/tones.js";
import { blend } from "../stage/theme.js";

/** The first view: from the front and above, a little from the side. */
export const FRONT = {
  eye: { x: -0.54, y: -1.08, z: 1.3 },
  center: { x: 0, y: 0, z: -0.15 },
  up: { x: 0, y: 0, z: 1 },
};
const LIGHT = { light: { ambient: 0.6, diffuse: 0.4 }, dark: { ambient: 0.62, diffuse: 0.62 } };
const LINE_COLOUR = { light: "#4c6a71", dark: "#6d9799" }; // opaque, for Plotly draws no others
const SHAPE = { x: 1, y: 1, z: 0.48 };

/** Traces and layout of `surface`, seen from `camera`. */
export function figureOf(surface, theme, { width, height }, camera) {
  const { header } = surface;
  return {
    traces: [ground(surface, theme)],
    layout: {
      width,
      height,
      template: "none",
      paper_bgcolor: "rgba(0,0,0,0)",
      font: { family: theme.font, size: 11 * theme.scale, color: blend(theme.text, theme.background, 0.68) },
      margin: { l: 0, r: 0, t: 0, b: 0 },
      hovermode: false,
      uirevision: "camera",
      scene: {
        aspectmode: "manual",
        aspectratio: SHAPE,
        camera,
        dragmode: "turntable",
        bgcolor: "rgba(0,0,0,0)",
        xaxis: axis(phrase("axis:x"), header.x, theme),
        yaxis: axis(phrase("axis:y"), header.y, theme),
        zaxis: { ...axis(phrase("loss"), [header.low, header.high], theme), ...axisTicks(header) },
      },
    },
  };
}

/** How the figure answers: a drag turns it, the wheel with Ctrl comes closer, nothing leaves the page. */
export const configOf = () => ({ displayModeBar: false, plotGlPixelRatio: window.devicePixelRatio || 1, showTips: false });

function ground(surface, theme) {
  const { header } = surface;
  const [down, across] = header.blocks[0].shape;
  return {
    type: "surface",
    x: spread(header.x, across),
    y: spread(header.y, down),
    z: rows(surface, heightsOf(surface)),
    surfacecolor: rows(surface, tonesOf(surface)),
    cmin: 0,
    cmax: 1,
    colorscale: header.scales[theme.mode],
    showscale: false,
    hoverinfo: "skip",
    contours: {
      x: { highlight: false },
      y: { highlight: false },
      z: { show: true, color: LINE_COLOUR[theme.mode], width: 1, highlight: false },
    },
    lighting: { ...LIGHT[theme.mode], specular: 0.02, roughness: 0.9, fresnel: 0.01 },
    lightposition: { x: -2000, y: -1000, z: 3000 },
  };
}

/** The heights of the grid on the axis of the figure. */
function heightsOf({ header: { low, high }, blocks: { heights } }) {
  return Float32Array.from(heights, (height) => low + (height / FINEST) * (high - low));
}

/**
 * Lay the lines of height at equal steps of tone, now and whenever Plotly would lay them: it knows equal steps of height only.
 *
 * The lines are those of Plotly's `scene` (`_scene.traces`, each with its `surface`), on axes scaled by `dataScale`.
 */
export function layHeightLines(scene, surface) {
  const { low, high } = surface.header;
  const heights = levelsOf(surface).map(({ tone }) => low + (heightOfTone(surface, tone) / FINEST) * (high - low));
  const levels = [[], [], heights.map((height) => height * scene.dataScale[2])];
  for (const trace of Object.values(scene.traces)) {
    trace.setContourLevels = () => trace.surface.update({ levels });
    trace.setContourLevels();
  }
}

function axis(title, range, theme) {
  return {
    title: { text: title, font: { size: 12 * theme.scale } },
    range: [...range],
    showbackground: false,
    showspikes: false,
    zeroline: false,
    gridcolor: blend(theme.text, theme.background, 0.14),
    linecolor: blend(theme.text, theme.background, 0.3),
    ticks: "",
    nticks: 5,
  };
}
