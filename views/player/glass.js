const BLEED = 12; // pixels by which the sheets reach over the plot area, so that no head is cut in half

/** Two canvases over whatever `box` holds, to be drawn on. */
export function sheets(box) {
  return [0, 1].map(() => {
    const canvas = document.createElement("canvas");
    canvas.className = "lab-glass";
    canvas.setAttribute("aria-hidden", "true");
    box.append(canvas);
    return canvas.getContext("2d");
  });
}

/**
 * Two sheets of glass over the plot area of a Plotly figure, in its axes' coordinates: the lower one is drawn on when
 * data or view change, the upper one in every frame.
 *
 * Where the axes lie is read from Plotly's laid-out figure (`_fullLayout`, with the `range` that is live during a drag).
 */
export class Glass {
  constructor(plot, box) {
    this.plot = plot;
    this.box = box;
    [this.lower, this.upper] = sheets(box);
  }

  /** Lie exactly over the plot area again; true if anything has moved. */
  fit() {
    const { xaxis, yaxis } = this.plot._fullLayout;
    return this.lie([xaxis._offset, yaxis._offset, xaxis._length, yaxis._length], xaxis.range, yaxis.range);
  }

  /** Lie at `[left, top, width, height]` of the box, over the ranges `x` and `y`; true if anything has moved. */
  lie(frame, x, y) {
    const ratio = window.devicePixelRatio || 1;
    const now = [...frame, ...x, ...y, ratio];
    if (String(now) === this.before) return false;
    this.before = String(now);
    [this.left, this.top, this.width, this.height] = frame;
    [this.x, this.y] = [x, y].map((range) => range.map(Number));
    for (const { canvas } of [this.lower, this.upper]) this.place(canvas, ratio);
    return true;
  }

  place(canvas, ratio) {
    const sides = [this.width, this.height].map((side) => side + 2 * BLEED);
    const [width, height] = sides.map((side) => Math.round(side * ratio));
    if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
    const [left, top, wide, high] = [this.left - BLEED, this.top - BLEED, ...sides].map((side) => `${side}px`);
    Object.assign(canvas.style, { left, top, width: wide, height: high });
    canvas.getContext("2d").setTransform(ratio, 0, 0, ratio, BLEED * ratio, BLEED * ratio);
  }

  clear(sheet) {
    sheet.clearRect(-BLEED, -BLEED, this.width + 2 * BLEED, this.height + 2 * BLEED);
  }

  /** From now on `sheet` takes ink within the plot area only, until it is restored. */
  confine(sheet) {
    sheet.beginPath();
    sheet.rect(0, 0, this.width, this.height);
    sheet.clip();
  }

  /** Data → pixels from the upper left corner of the plot area. */
  pixel(x, y) {
    return [
      ((x - this.x[0]) / (this.x[1] - this.x[0])) * this.width,
      (1 - (y - this.y[0]) / (this.y[1] - this.y[0])) * this.height,
    ];
  }

  /** The place of a pointer event in data, or null outside the plot area. */
  under({ clientX, clientY }) {
    const corner = this.box.getBoundingClientRect();
    const across = (clientX - corner.left - this.left) / this.width;
    const down = (clientY - corner.top - this.top) / this.height;
    if (!(across >= 0 && across <= 1 && down >= 0 && down <= 1)) return null;
    return [this.x[0] + across * (this.x[1] - this.x[0]), this.y[1] - down * (this.y[1] - this.y[0])];
  }
}

/** Glass over a box of its own, without a figure below. */
export class Pane extends Glass {
  constructor(box) {
    super(null, box);
  }

  /** Lie over the whole box, with the ranges `x` and `y` of a surface. */
  fit({ x, y }) {
    return this.lie([0, 0, this.box.clientWidth, this.box.clientHeight], x, y);
  }
}
