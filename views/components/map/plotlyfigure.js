/**
 * Plotly's part of the map: its axes at once, its contour lines as soon as nothing moves, for they take it longer than a frame.
 *
 * Until then the ground below draws lines of its own, in the same places.
 */
import { tonesOf } from "../ground/tones.js";
import { withAlpha } from "../stage/theme.js";
import { CONFIG, layoutOf } from "./figure.js";

const REST = 250; // milliseconds without a change after which Plotly draws the contour

export class PlotlyFigure {
  /**
   * @param {HTMLElement} plot filled by Plotly
   * @param {() => void} onContour the contour has been drawn
   */
  constructor(plot, onContour) {
    Object.assign(this, { plot, onContour, hasContour: false });
  }

  /** From now on it can draw. */
  take(Plotly) {
    this.Plotly = Plotly;
  }

  /** Bring the figure up to date, if it is another one than before. */
  draw(surface, theme, size, axes) {
    const look = JSON.stringify([surface.header.key, theme, size, axes]);
    if (!this.Plotly || look === this.look) return;
    this.look = look;
    this.hasContour = false;
    const layout = layoutOf(theme, size, axes);
    this.Plotly.react(this.plot, [], layout, CONFIG);
    clearTimeout(this.rest);
    this.rest = setTimeout(() => this.drawContour(surface, theme, layout), REST);
  }

  drawContour(surface, theme, layout) {
    this.Plotly.react(this.plot, contoursOf(surface, theme), layout, CONFIG);
    this.hasContour = true;
    this.onContour();
  }

  destroy() {
    clearTimeout(this.rest);
    this.Plotly?.purge(this.plot);
  }
}

/** The lines of height at equal steps of tone, thin ones and strong ones. */
function contoursOf(surface, theme) {
  const { x, y, lines, blocks } = surface.header;
  const [down, across] = blocks[0].shape;
  const step = 1 / (lines.count + 1);
  const tones = tonesOf(surface);
  const ground = {
    type: "contour",
    x: spread(x, across),
    y: spread(y, down),
    z: Array.from({ length: down }, (_, row) => tones.subarray(row * across, (row + 1) * across)),
    showscale: false,
    hoverinfo: "skip",
  };
  const { colour, opacity, strong_opacity: strongOpacity } = lines[theme.mode];
  return [
    { ...ground, contours: levels(step, lines.count), line: { color: withAlpha(colour, opacity), width: 1 } },
    {
      ...ground,
      contours: levels(lines.strong_every * step, Math.floor(lines.count / lines.strong_every)),
      line: { color: withAlpha(colour, strongOpacity), width: 1.3 },
    },
  ];
}

/** So many lines at equal steps, without colours between them. */
const levels = (size, count) => ({ coloring: "none", start: size, end: (count + 0.5) * size, size });

/** So many values from one end to the other. */
const spread = ([low, high], count) => Array.from({ length: count }, (_, k) => low + ((high - low) * k) / (count - 1));
