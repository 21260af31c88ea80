/** The runs side by side: a small map for each that is not hidden, all at the step on stage; pressing one selects its run. */
import { phrase } from "../words/phrase.js";
import { Tile } from "./tile.js";
import { polylinesOf } from "../drawing/polylines.js";
import { invalidate, stage } from "../stage/stage.js";
import { themeOf } from "../stage/theme.js";

const WEIGHT = 0.75; // of the strokes, beside those on the large map
const CAPTION = 22; // pixels above each small map

export class Tiles {
  /** @param {HTMLElement} box filled by the small maps */
  constructor(box) {
    this.box = box;
    this.box.setAttribute("role", "group");
    this.tiles = [];
    this.resized = new ResizeObserver(() => invalidate("picture"));
    this.resized.observe(box);
  }

  update(changes) {
    if (changes.has("theme")) this.theme = themeOf(this.box);
    if (!stage.picture) return;
    const isAnew = ["picture", "theme", "runs"].some((kind) => changes.has(kind));
    if (isAnew) this.draw();
    if (isAnew || changes.has("step")) this.drawMoving();
  }

  draw() {
    const { runs } = stage.picture.header;
    if (this.shown !== stage.picture) stage.pictures += 1;
    this.shown = stage.picture;
    this.box.setAttribute("aria-label", phrase("tiles_of", { title: stage.surface.header.title }));
    const indexes = runs.map((_, index) => index).filter((index) => !stage.isHidden(index));
    if (String(this.tiles.map(({ index }) => index)) !== String(indexes)) this.createTiles(indexes);
    if (!indexes.length) return;
    this.box.style.setProperty("--lab-columns", columnsFor(indexes.length, this.box));
    const lines = this.layOutPaths(this.tiles[0]);
    for (const tile of this.tiles) {
      tile.setName(runs[tile.index].label, tile.index === stage.selected);
      tile.draw(lines[tile.index], this.theme, WEIGHT);
    }
  }

  createTiles(indexes) {
    this.tiles = indexes.map((index) => new Tile(index));
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

/** So many columns that each of `count` small maps is as square as the room allows. */
function columnsFor(count, { clientWidth: width, clientHeight: height }) {
  const uneven = (columns) => {
    const rows = Math.ceil(count / columns);
    return Math.abs(Math.log(width / columns / (height / rows - CAPTION)));
  };
  return Array.from({ length: count }, (_, k) => k + 1).reduce((a, b) => (uneven(b) < uneven(a) ? b : a));
}
