/** The map: Plotly draws the contour once, the paths are drawn on glass over it. */
import { ArrowSwitch, drawArrows } from "./arrows.js";
import { configOf, figureOf } from "./figure.js";
import { Glass } from "./glass.js";
import { drawAhead, drawBehind, drawStart } from "./ink.js";
import { layOut } from "./lines.js";
import { savePicture } from "./picture.js";
import { listen } from "./pointer.js";
import { lossAt } from "./relief.js";
import { invalidate, stage } from "./stage.js";
import { themeOf, veil } from "./theme.js";
import { brief, say } from "./words.js";

const coarse = matchMedia("(pointer: coarse)");

export class LossMap {
  /** @param {HTMLElement} box filled by the map; @param {(x: number, y: number) => void} onStart */
  constructor(box, Plotly, onStart) {
    this.box = box;
    this.Plotly = Plotly;
    this.plot = box.querySelector(".lab-plot");
    this.readout = box.querySelector(".lab-readout");
    this.cursor = null; // the keyboard's crosshair, in data
    this.awaited = null; // a start that was asked for and has not come yet
    this.arrows = new ArrowSwitch(box);
    this.resized = new ResizeObserver(() => invalidate("picture"));
    this.resized.observe(box);
    this.deaf = listen(this, (place) => {
      this.awaited = place;
      invalidate("step");
      onStart(...place);
    });
  }

  /** Bring the map up to date with what has changed on the stage. */
  update(changes) {
    if (!stage.paths) return;
    if (changes.has("theme")) this.theme = themeOf(this.box);
    if (changes.has("controls")) this.arrows.update();
    if (changes.has("picture") || changes.has("theme")) return void this.draw();
    if (changes.has("view") && this.glass?.fit()) this.relay();
    if (this.lines && ["step", "view", "controls"].some((kind) => changes.has(kind))) this.paint();
  }

  /** Have Plotly draw the surface if it is another one, or looks different now; then everything on the glass. */
  draw() {
    const { header } = stage.surface;
    const { clientWidth: width, clientHeight: height } = this.box;
    const look = JSON.stringify([header.key, this.theme, width, height]);
    if (look !== this.look && this.box.offsetParent) this.drawSurface({ width, height }, look);
    if (!this.glass) return;
    this.box.setAttribute("aria-label", say("map", { title: header.title }));
    if (this.awaited && this.shown !== stage.paths) this.awaited = null;
    if (this.shown !== stage.paths) stage.pictures += 1;
    this.shown = stage.paths;
    this.glass.fit();
    this.relay();
    this.paint();
  }

  drawSurface(size, look) {
    this.look = look;
    const touch = coarse.matches;
    const { traces, layout } = figureOf(stage.surface, this.theme, size, touch);
    this.config ??= configOf(touch, () => savePicture(this));
    this.Plotly.react(this.plot, traces, layout, this.config);
    if (this.glass) return;
    this.glass = new Glass(this.plot, this.box);
    for (const moved of ["relayouting", "relayout", "afterplot"]) {
      this.plot.on(`plotly_${moved}`, () => invalidate("view"));
    }
  }

  /** Put the lines where they belong after data or view have changed. */
  relay() {
    const { header, blocks } = stage.paths;
    const row = header.n_steps + 1;
    const place = (run, step) => {
      const k = 2 * (run * row + step);
      return [blocks.positions[k], blocks.positions[k + 1]];
    };
    this.lines = layOut(header, this.glass, place);
    this.glass.clear(this.glass.lower);
    this.drawStill(this.glass.lower);
  }

  paint() {
    this.glass.clear(this.glass.upper);
    this.drawRuns(this.glass.upper);
    if (this.cursor) this.drawCursor();
    stage.frames += 1;
  }

  drawStill(sheet) {
    drawAhead(sheet, this.lines, this.theme, this.glass);
  }

  /** The start and the runs up to the step on stage. */
  drawRuns(sheet) {
    const { glass, theme } = this;
    const start = this.awaited ?? stage.paths.header.start;
    drawStart(sheet, glass.pixel(...start), theme, this.awaited !== null, glass);
    drawBehind(sheet, this.lines, stage.step, theme, glass);
    drawArrows(sheet, this.lines[stage.paths.header.selected], theme, glass);
  }

  drawCursor() {
    const { upper: sheet, width, height } = this.glass;
    const [x, y] = this.glass.pixel(...this.cursor);
    for (const [colour, thick] of [[veil(this.theme.page, 0.8), 3.5], [this.theme.text, 1.2]]) {
      sheet.strokeStyle = colour;
      sheet.lineWidth = thick;
      sheet.beginPath();
      sheet.moveTo(x, 0);
      sheet.lineTo(x, height);
      sheet.moveTo(0, y);
      sheet.lineTo(width, y);
      sheet.stroke();
    }
  }

  /** Say in the corner what lies at `place`, or nothing. */
  tell(place) {
    const loss = place && stage.surface && lossAt(stage.surface, ...place);
    this.readout.hidden = loss === null || loss === undefined;
    if (this.readout.hidden) return "";
    const [x, y] = place.map(brief);
    this.readout.textContent = say("readout", { x, y, loss: brief(loss) });
    return say("place", { x, y, loss: brief(loss) });
  }

  destroy() {
    this.resized.disconnect();
    this.deaf();
    this.Plotly.purge(this.plot);
  }
}
