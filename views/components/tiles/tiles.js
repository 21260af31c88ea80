/** The runs side by side: a small map for each, all at the step on stage. */
import { phrase } from "../words/phrase.js";
import { drawPathsUpTo, drawWholePaths } from "../drawing/drawing.js";
import { drawGround } from "../ground/ground.js";
import { drawMinimum, drawStart } from "../drawing/marks.js";
import { Overlay } from "../drawing/overlay.js";
import { polylinesOf } from "../drawing/polylines.js";
import { invalidate, stage } from "../stage/stage.js";
import { themeOf } from "../stage/theme.js";

const WEIGHT = 0.75; // of the strokes, beside those on the large map
const CAPTION = 22; // pixels above each small map
const RINGS = { start: 7, minimum: 4 }; // pixels; their radii

export class Tiles {
  /** @param {HTMLElement} box filled by the small maps */
  constructor(box) {
    this.box = box;
    this.tiles = [];
    this.resized = new ResizeObserver(() => invalidate("picture"));
    this.resized.observe(box);
  }

  update(changes) {
    if (changes.has("theme")) this.theme = themeOf(this.box);
    if (!stage.picture) return;
    if (changes.has("picture") || changes.has("theme")) this.draw();
    if (changes.has("picture") || changes.has("theme") || changes.has("step")) this.drawMoving();
  }

  draw() {
    const { runs, selected } = stage.picture.header;
    if (this.shown !== stage.picture) stage.pictures += 1;
    this.shown = stage.picture;
    this.box.setAttribute("aria-label", phrase("tiles_of", { title: stage.surface.header.title }));
    if (this.tiles.length !== runs.length) this.createTiles(runs.length);
    this.box.style.setProperty("--lab-columns", columnsFor(runs.length, this.box));
    const lines = this.layOutPaths(this.tiles[0]);
    this.tiles.forEach((tile, index) => {
      tile.setName(runs[index].label, index === selected);
      tile.draw([lines[index]], this.theme);
    });
  }

  createTiles(count) {
    this.tiles = Array.from({ length: count }, () => new Tile());
    this.box.replaceChildren(...this.tiles.map((tile) => tile.box));
  }

  /** All paths as they lie on one `tile`, and so on every one: all are of one size. */
  layOutPaths(tile) {
    const { picture } = stage;
    tile.coverField();
    const place = (run, column) => picture.position(run, column);
    return polylinesOf(picture, tile.overlay, place, { weight: WEIGHT * this.theme.weight, selected: null });
  }

  drawMoving() {
    this.tiles.forEach((tile) => tile.drawMoving(this.theme));
    stage.frames += 1;
  }

  destroy() {
    this.resized.disconnect();
    this.box.replaceChildren();
  }
}

class Tile {
  constructor() {
    this.box = document.createElement("figure");
    this.box.className = "lab-tile";
    this.box.innerHTML = '<figcaption></figcaption><div class="lab-field"></div>';
    [this.caption, this.field] = this.box.children;
    this.overlay = new Overlay(this.field);
  }

  setName(label, isSelected) {
    if (this.caption.textContent !== label) this.caption.textContent = label;
    this.box.classList.toggle("lab-selected", isSelected);
  }

  /** Lay the canvases over the whole field, with the ranges of the surface. */
  coverField() {
    const { x, y } = stage.surface.header;
    this.overlay.place([0, 0, this.field.clientWidth, this.field.clientHeight], x, y);
  }

  /** What stays while the step moves: the ground and the faint path ahead. */
  draw(lines, theme) {
    const { overlay } = this;
    this.coverField();
    this.lines = lines;
    const { still, width, height } = overlay;
    overlay.clear(still);
    const { x, y } = stage.surface.header;
    drawGround(still, stage.surface, theme, { width, height }, [x, y], { weight: WEIGHT, hasMarks: false });
    for (const minimum of stage.surface.header.minima) drawMinimum(still, overlay.toPixel(...minimum), theme, RINGS.minimum);
    drawWholePaths(still, lines, theme, overlay);
  }

  drawMoving(theme) {
    const { overlay } = this;
    overlay.clear(overlay.moving);
    drawStart(overlay.moving, overlay.toPixel(...stage.picture.header.start), theme, false, overlay, RINGS.start);
    drawPathsUpTo(overlay.moving, this.lines, stage.step, theme, overlay);
  }
}

/** So many columns that each of `count` small maps is as square as the room allows. */
function columnsFor(count, { clientWidth: width, clientHeight: height }) {
  const uneven = (columns) => {
    const rows = Math.ceil(count / columns);
    return Math.abs(Math.log(width / columns / (height / rows - CAPTION)));
  };
  return Array.from({ length: count }, (_, k) => k + 1).reduce((a, b) => (uneven(b) < uneven(a) ? b : a));
}
