/** The map: the ground is drawn once, the paths over it, and the start can be taken by hand. */
import { brief } from "../words/numbers.js";
import { phrase } from "../words/phrase.js";
import { ArrowSwitch, drawArrows } from "./arrows.js";
import { drawEndsAt, drawStrokesUpTo, drawWholePaths } from "../drawing/drawing.js";
import { configOf, figureOf } from "./figure.js";
import { Ground, ownAxes, paint } from "../ground/ground.js";
import { lossAt } from "../ground/heights.js";
import { drawMinimum, drawStart } from "../drawing/marks.js";
import { axesOf, Overlay } from "../drawing/overlay.js";
import { pictures } from "../stage/pictures.js";
import { savePng } from "./png.js";
import { listenToPointer } from "./pointer.js";
import { polylinesOf } from "../drawing/polylines.js";
import { expectNewStart, invalidate, stage } from "../stage/stage.js";
import { StartHandle } from "./starthandle.js";
import { themeOf, withAlpha } from "../stage/theme.js";
import { isNearlyAll, listenToPinches, scrollPastUnlessZooming } from "./zoom.js";

const coarse = matchMedia("(pointer: coarse)");

export class LossMap {
  /**
   * @param {HTMLElement} box filled by the map
   * @param {(place: [number, number], isFinal: boolean) => void} onStart a hand moves the start, or has put it somewhere
   */
  constructor(box, onStart) {
    Object.assign(this, { box, onStart });
    this.plot = box.querySelector(".lab-plot");
    this.readout = box.querySelector(".lab-readout");
    this.crosshair = null; // of the keyboard, in data
    this.hasFigure = false; // of Plotly's
    this.handStart = null; // where a hand has put the start, until a picture says it: {place, isAwaited}
    this.ground = new Ground(this.plot);
    this.overlay = new Overlay(box);
    this.arrows = new ArrowSwitch(box);
    this.startHandle = new StartHandle(this, (place, isFinal) => this.moveStart(place, isFinal));
    this.resized = new ResizeObserver(() => invalidate("picture"));
    this.resized.observe(box);
    this.listeners = new AbortController();
    listenToPointer(this, (place) => this.chooseStart(place), this.listeners.signal);
    listenToPinches(this, this.listeners.signal);
    scrollPastUnlessZooming(box, this.listeners.signal);
  }

  /** From now on Plotly draws the axes; what is drawn stays until it has. */
  takePlotly(Plotly) {
    this.Plotly = Plotly;
    invalidate("picture");
  }

  /** The start follows the hand, and the paths follow it as fast as they come. */
  moveStart(place, isFinal) {
    this.handStart = { place, isAwaited: false };
    invalidate("step");
    this.onStart(place, isFinal);
  }

  /** A new start has been pointed at: its runs are awaited. */
  chooseStart(place) {
    this.handStart = { place, isAwaited: true };
    invalidate("step");
    expectNewStart();
    this.onStart(place, true);
  }

  /** Where the start is drawn. */
  get start() {
    return this.handStart?.place ?? stage.picture.header.start;
  }

  /** Bring the map up to date with what has changed on the stage. */
  update(changes) {
    if (changes.has("theme")) this.theme = themeOf(this.box);
    if (!stage.picture) return;
    if (changes.has("controls")) this.arrows.update();
    if (changes.has("picture") || changes.has("theme")) return void this.draw();
    if (changes.has("view") && this.placeOverlay()) {
      this.drawGround();
      this.layOutPaths();
    } else if (this.lines && changes.has("runs")) this.drawStillAnew();
    if (this.lines && ["step", "view", "controls"].some((kind) => changes.has(kind))) this.drawFrame();
  }

  /** Draw the ground if it is another one, or looks different now; then everything over it. */
  draw() {
    if (!this.box.offsetParent) return;
    this.size = { width: this.box.clientWidth, height: this.box.clientHeight };
    this.box.setAttribute("aria-label", phrase("map_of", { title: stage.surface.header.title }));
    if (this.shown !== stage.picture) stage.pictures += 1;
    this.shown = stage.picture;
    if (pictures.isSettled && !this.startHandle.isHeld) this.handStart = null;
    this.drawGround();
    this.placeOverlay();
    this.layOutPaths();
    this.drawFrame();
  }

  /** Plotly's axes if they are others now, and the ground below them. */
  drawGround() {
    const { header } = stage.surface;
    const look = JSON.stringify([header.x, header.y, this.theme, this.size]);
    if (this.Plotly && look !== this.look) this.drawFigure(look);
    this.ground.draw(stage.surface, this.theme, this.size, this.groundView);
  }

  /** Draw the ground on another canvas than its own. */
  drawGroundOn(context) {
    paint(context, stage.surface, this.theme, this.size, this.groundView);
  }

  /** Where the ground lies, and whether it brings axes of its own. */
  get groundView() {
    const [frame, ...ranges] = this.axes;
    return { frame, ranges, hasAxes: !this.hasFigure };
  }

  drawFigure(look) {
    this.look = look;
    const { traces, layout } = figureOf(stage.surface, this.theme, this.size, coarse.matches);
    this.config ??= configOf(coarse.matches, () => savePng(this));
    this.Plotly.react(this.plot, traces, layout, this.config);
    if (this.hasFigure) return;
    this.hasFigure = true;
    for (const moved of ["relayouting", "relayout", "afterplot"]) {
      this.plot.on(`plotly_${moved}`, () => invalidate("view"));
    }
  }

  /** The plot area and the ranges of its axes. */
  get axes() {
    return this.hasFigure ? axesOf(this.plot) : ownAxes(stage.surface, this.size);
  }

  /** Zoom to the ranges `x` and `y`, at most once a frame; back to the whole map if they show as good as all of it. */
  showRanges(x, y) {
    const { header } = stage.surface;
    const ranges = isNearlyAll([x, y], [header.x, header.y]) ? [header.x, header.y] : [x, y];
    cancelAnimationFrame(this.zooming);
    this.zooming = requestAnimationFrame(() => {
      this.Plotly.relayout(this.plot, { "xaxis.range": [...ranges[0]], "yaxis.range": [...ranges[1]] });
    });
  }

  placeOverlay() {
    return this.overlay.place(...this.axes);
  }

  /** Put the lines where they belong after data or view have changed. */
  layOutPaths() {
    const { picture } = stage;
    this.lines = polylinesOf(picture, this.overlay, (run, column) => picture.position(run, column));
    this.drawStillAnew();
  }

  drawStillAnew() {
    this.overlay.clear(this.overlay.still);
    this.drawStill(this.overlay.still);
  }

  /** What changes while the step moves. */
  drawFrame() {
    this.overlay.clear(this.overlay.moving);
    this.drawMoving(this.overlay.moving);
    if (this.crosshair) this.drawCrosshair();
    this.startHandle.update();
    stage.frames += 1;
  }

  /** The minima, and all of every path. */
  drawStill(context) {
    const { overlay, theme } = this;
    context.save();
    overlay.clip(context);
    for (const minimum of stage.surface.header.minima) drawMinimum(context, overlay.toPixel(...minimum), theme);
    context.restore();
    drawWholePaths(context, this.lines, theme, overlay);
  }

  /** The start and the runs up to the step on stage. */
  drawMoving(context) {
    const { overlay, theme } = this;
    drawStrokesUpTo(context, this.lines, stage.step, theme, overlay);
    drawStart(context, overlay.toPixel(...this.start), theme, this.handStart?.isAwaited, overlay);
    drawEndsAt(context, this.lines, stage.step, theme, overlay);
    drawArrows(context, this.lines[stage.picture.header.selected], theme, overlay);
  }

  drawCrosshair() {
    const { moving: context, width, height } = this.overlay;
    const [x, y] = this.overlay.toPixel(...this.crosshair);
    for (const [colour, thickness] of [[withAlpha(this.theme.background, 0.8), 3.5], [this.theme.text, 1.2]]) {
      context.strokeStyle = colour;
      context.lineWidth = thickness;
      context.beginPath();
      context.moveTo(x, 0);
      context.lineTo(x, height);
      context.moveTo(0, y);
      context.lineTo(width, y);
      context.stroke();
    }
  }

  /** Show in the corner what lies at `place`, or nothing; returns it as a sentence. */
  showReadout(place) {
    const loss = place && stage.picture && lossAt(stage.surface, ...place);
    this.readout.hidden = loss === null || loss === undefined;
    if (this.readout.hidden) return "";
    const [x, y] = place.map(brief);
    this.readout.textContent = phrase("readout", { x, y, loss: brief(loss) });
    return phrase("place", { x, y, loss: brief(loss) });
  }

  destroy() {
    this.resized.disconnect();
    this.listeners.abort();
    this.Plotly?.purge(this.plot);
  }
}
