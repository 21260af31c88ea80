/** Transparent canvases over a figure, in the coordinates of its axes. */

const BLEED = 12; // pixels by which the canvases reach over the plot area, so that no head is cut in half

/** The drawing contexts of two canvases over whatever `box` holds. */
export function canvasPair(box) {
  return [0, 1].map(() => {
    const canvas = document.createElement("canvas");
    canvas.className = "lab-overlay";
    canvas.width = canvas.height = 0; // until it is placed
    canvas.setAttribute("aria-hidden", "true");
    box.append(canvas);
    return canvas.getContext("2d");
  });
}

/**
 * Two canvases over a plot area: `still` is drawn on when data or view change, `moving` in every frame.
 *
 * The plot area is told by a frame `[left, top, width, height]` in pixels of the box and by the ends of the axes.
 */
export class Overlay {
  /** @param {HTMLElement} box what the canvases are put into */
  constructor(box) {
    this.box = box;
    [this.still, this.moving] = canvasPair(box);
  }

  /** Lie over `frame`, with the ranges `x` and `y` of the axes; true if anything has moved. */
  place(frame, x, y) {
    const ratio = window.devicePixelRatio || 1;
    const layout = String([...frame, ...x, ...y, ratio]);
    if (layout === this.layout) return false;
    this.layout = layout;
    [this.left, this.top, this.width, this.height] = frame;
    [this.x, this.y] = [x, y].map((range) => range.map(Number));
    for (const { canvas } of [this.still, this.moving]) this.resize(canvas, ratio);
    return true;
  }

  resize(canvas, ratio) {
    const sides = [this.width, this.height].map((side) => side + 2 * BLEED);
    const [width, height] = sides.map((side) => Math.round(side * ratio));
    if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
    const [left, top, cssWidth, cssHeight] = [this.left - BLEED, this.top - BLEED, ...sides].map((side) => `${side}px`);
    Object.assign(canvas.style, { left, top, width: cssWidth, height: cssHeight });
    canvas.getContext("2d").setTransform(ratio, 0, 0, ratio, BLEED * ratio, BLEED * ratio);
  }

  clear(context) {
    context.clearRect(-BLEED, -BLEED, this.width + 2 * BLEED, this.height + 2 * BLEED);
  }

  /** From now on `context` draws within the plot area only, until it is restored. */
  clip(context) {
    context.beginPath();
    context.rect(0, 0, this.width, this.height);
    context.clip();
  }

  /** Data → pixels from the upper left corner of the plot area. */
  toPixel(x, y) {
    return [
      ((x - this.x[0]) / (this.x[1] - this.x[0])) * this.width,
      (1 - (y - this.y[0]) / (this.y[1] - this.y[0])) * this.height,
    ];
  }

  /** A pointer event's place in data, whether or not it lies in the plot area. */
  toData({ clientX, clientY }) {
    const corner = this.box.getBoundingClientRect();
    const across = (clientX - corner.left - this.left) / this.width;
    const down = (clientY - corner.top - this.top) / this.height;
    return [this.x[0] + across * (this.x[1] - this.x[0]), this.y[1] - down * (this.y[1] - this.y[0])];
  }

  /** Whether a place in data lies in the plot area. */
  contains([x, y]) {
    const within = (value, [a, b]) => value >= Math.min(a, b) && value <= Math.max(a, b);
    return within(x, this.x) && within(y, this.y);
  }

  remove() {
    for (const { canvas } of [this.still, this.moving]) canvas.remove();
  }
}

/** Whether a place in pixels lies in the plot area. */
export function isInside([x, y], { width, height }) {
  return x >= 0 && x <= width && y >= 0 && y <= height;
}

/**
 * Where Plotly has put the axes of `plot`: the frame of its plot area, and their ranges, which are live during a drag.
 *
 * Read from its laid-out figure (`_fullLayout`), which is half private: the version of Plotly is pinned.
 */
export function axesOf(plot) {
  const { xaxis, yaxis } = plot._fullLayout;
  return [[xaxis._offset, yaxis._offset, xaxis._length, yaxis._length], xaxis.range, yaxis.range];
}
