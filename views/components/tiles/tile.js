/** The small map of one run: a button that selects it. */
import { drawEndsAt, drawStrokesUpTo, drawWholePaths } from "../drawing/drawing.js";
import { drawGround } from "../ground/ground.js";
import { drawMinimum, drawStart } from "../drawing/marks.js";
import { Overlay } from "../drawing/overlay.js";
import { choose, hover, stage } from "../stage/stage.js";

const RINGS = { start: 7, minimum: 4 }; // pixels; their radii

export class Tile {
  /** @param {number} index of its run */
  constructor(index) {
    this.index = index;
    this.box = Object.assign(document.createElement("button"), { type: "button", className: "lab-tile" });
    this.box.innerHTML = '<span class="lab-caption"></span><span class="lab-field"></span>';
    [this.caption, this.field] = this.box.children;
    this.box.onclick = () => choose("selected", index);
    this.box.onpointerenter = this.box.onfocus = () => hover(index);
    this.box.onpointerleave = this.box.onblur = () => hover(null);
    this.overlay = new Overlay(this.field);
  }

  setName(label, isSelected) {
    if (this.caption.textContent !== label) this.caption.textContent = label;
    this.box.setAttribute("aria-pressed", String(isSelected));
  }

  /** Lay the canvases over the whole field, with the ranges of the surface. */
  coverField() {
    const { x, y } = stage.surface.header;
    this.overlay.place([0, 0, this.field.clientWidth, this.field.clientHeight], x, y);
  }

  /** What stays while the step moves: the ground, the minima and the faint path ahead, in strokes of a `weight`. */
  draw(line, theme, weight) {
    const { overlay } = this;
    this.coverField();
    this.lines = [line];
    const { still } = overlay;
    const { x, y, minima } = stage.surface.header;
    overlay.clear(still);
    still.save();
    overlay.clip(still);
    drawGround(still, stage.surface, theme, overlay, [x, y], { weight, hasMarks: false });
    for (const minimum of minima) drawMinimum(still, overlay.toPixel(...minimum), theme, RINGS.minimum);
    still.restore();
    drawWholePaths(still, this.lines, theme, overlay);
  }

  drawMoving(theme) {
    const { overlay } = this;
    const { moving } = overlay;
    overlay.clear(moving);
    drawStrokesUpTo(moving, this.lines, stage.step, theme, overlay);
    drawStart(moving, overlay.toPixel(...stage.picture.header.start), theme, false, overlay, RINGS.start);
    drawEndsAt(moving, this.lines, stage.step, theme, overlay);
  }
}
