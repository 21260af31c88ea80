/** The runs side by side: a small map for each, all at the step on stage. */
import { Pane } from "./glass.js";
import { groundOf } from "./ground.js";
import { drawAhead, drawBehind, drawStart } from "./ink.js";
import { layOut } from "./lines.js";
import { invalidate, stage } from "./stage.js";
import { themeOf } from "./theme.js";
import { say } from "./words.js";

const WEIGHT = 0.75; // of the strokes, beside those on the large map
const CAPTION = 22; // pixels above each small map

export class Tiles {
  /** @param {HTMLElement} box filled by the small maps */
  constructor(box) {
    this.box = box;
    this.tiles = [];
    this.resized = new ResizeObserver(() => invalidate("picture"));
    this.resized.observe(box);
  }

  update(changes) {
    if (!stage.paths) return;
    if (changes.has("theme")) this.theme = themeOf(this.box);
    if (changes.has("picture") || changes.has("theme")) this.draw();
    if (changes.has("picture") || changes.has("theme") || changes.has("step")) this.paint();
  }

  draw() {
    const { runs, selected } = stage.paths.header;
    if (this.shown !== stage.paths) stage.pictures += 1;
    this.shown = stage.paths;
    this.box.setAttribute("aria-label", say("tiles", { title: stage.surface.header.title }));
    if (this.tiles.length !== runs.length) this.lay(runs.length);
    this.box.style.setProperty("--lab-columns", columnsFor(runs.length, this.box));
    const lines = this.layOut(this.tiles[0]);
    this.tiles.forEach((tile, index) => {
      tile.name(runs[index].label, index === selected);
      tile.draw([lines[index]], this.theme);
    });
  }

  /** As many small maps as there are runs. */
  lay(count) {
    this.tiles = Array.from({ length: count }, () => new Tile());
    this.box.replaceChildren(...this.tiles.map((tile) => tile.box));
  }

  /** All lines as they lie on one `tile`, and so on every one: all are of one size. */
  layOut(tile) {
    const { header, blocks } = stage.paths;
    const row = header.n_steps + 1;
    const place = (run, step) => blocks.positions.subarray(2 * (run * row + step), 2 * (run * row + step) + 2);
    tile.pane.fit(stage.surface.header);
    return layOut({ ...header, selected: -1 }, tile.pane, place, WEIGHT);
  }

  paint() {
    this.tiles.forEach((tile) => tile.paint(this.theme));
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
    this.pane = new Pane(this.field);
  }

  name(label, isSelected) {
    if (this.caption.textContent !== label) this.caption.textContent = label;
    this.box.classList.toggle("lab-selected", isSelected);
  }

  /** What stays while the step moves: the ground and the faint path ahead. */
  draw(lines, theme) {
    const { pane } = this;
    pane.fit(stage.surface.header);
    this.lines = lines;
    const { lower, width, height } = pane;
    pane.clear(lower);
    lower.drawImage(groundOf(stage.surface, theme.mode), 0, 0, width, height);
    for (const minimum of stage.surface.header.minima) drawMinimum(lower, pane.pixel(...minimum), theme);
    drawAhead(lower, lines, theme, pane);
  }

  paint(theme) {
    const { pane } = this;
    pane.clear(pane.upper);
    drawStart(pane.upper, pane.pixel(...stage.paths.header.start), theme, false, pane);
    drawBehind(pane.upper, this.lines, stage.step, theme, pane);
  }
}

function drawMinimum(sheet, [x, y], theme) {
  sheet.strokeStyle = theme.text;
  sheet.lineWidth = 1.4;
  for (const way of [1, -1]) {
    sheet.beginPath();
    sheet.moveTo(x - 4, y - 4 * way);
    sheet.lineTo(x + 4, y + 4 * way);
    sheet.stroke();
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
