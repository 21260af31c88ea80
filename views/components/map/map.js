/** The map: the ground is drawn once, the paths over it, and the start can be taken by hand. */
import { brief, spoken } from "../words/numbers.js";
import { phrase } from "../words/phrase.js";
import { drawArrows } from "./arrows.js";
import { drawCrosshair } from "./crosshair.js";
import { drawEndsAt, drawStrokesUpTo, drawWholePaths } from "../drawing/drawing.js";
import { letterboxed } from "./equalaxes.js";
import { Ground, paint } from "../ground/ground.js";
import { lossAt } from "../ground/heights.js";
import { frameOf } from "../ground/maplayout.js";
import { actionsOf } from "./mapactions.js";
import { MapTools } from "./maptools.js";
import { drawMinimum, drawStart } from "../drawing/marks.js";
import { Overlay } from "../drawing/overlay.js";
import { pictures } from "../stage/pictures.js";
import { PlotlyFigure } from "./plotlyfigure.js";
import { listenToPointer } from "./pointer.js";
import { polylinesOf } from "../drawing/polylines.js";
import { ShownWindow } from "./shownwindow.js";
import { expectNewStart, invalidate, stage } from "../stage/stage.js";
import { StartHandle } from "./starthandle.js";
import { StartHint } from "./starthint.js";
import { themeOf } from "../stage/theme.js";
import { listenToZoom } from "./zoom.js";

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
    this.handStart = null; // where a hand has put the start, until a picture says it: {place, isAwaited}
    this.ground = new Ground(this.plot);
    this.figure = new PlotlyFigure(this.plot, () => invalidate("view"));
    this.overlay = new Overlay(box);
    this.window = new ShownWindow(this);
    this.actions = actionsOf(this);
    this.startHandle = new StartHandle(this, (place, isFinal) => this.moveStart(place, isFinal));
    this.startHint = new StartHint(this);
    this.tools = new MapTools(this);
    this.resized = new ResizeObserver(() => invalidate("picture"));
    this.resized.observe(box);
    this.listeners = new AbortController();
    listenToPointer(this, (place) => this.chooseStart(place), this.listeners.signal);
    listenToZoom(this, this.listeners.signal);
  }

  /** From now on Plotly draws axes and contour; what is drawn stays until it has. */
  takePlotly(Plotly) {
    this.figure.take(Plotly);
    invalidate("picture");
  }

  get Plotly() {
    return this.figure.Plotly;
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

  /** The [width, height] of the largest plot area. */
  get room() {
    this.size ??= sizeOf(this.box.parentElement); // it may be hidden behind another view from the beginning
    return frameOf(this.size, this.theme.scale).slice(2);
  }

  /** The plot area [left, top, width, height], and the ends of its axes. */
  get axes() {
    const { ends } = this.window;
    const frame = frameOf(this.size, this.theme.scale);
    return [stage.equalAxes ? letterboxed(frame, ends) : frame, ...ends];
  }

  /** Bring the map up to date with what has changed on the stage. */
  update(changes) {
    if (changes.has("theme")) this.theme = themeOf(this.box);
    if (!stage.picture) return;
    if (changes.has("picture") || changes.has("theme")) return void this.draw();
    if (!this.lines) return;
    if (changes.has("view")) this.drawView();
    else if (changes.has("runs")) this.drawStillAnew();
    if (changes.has("controls")) this.tools.update();
    if (["step", "view", "controls"].some((kind) => changes.has(kind))) this.drawFrame();
  }

  /** Draw the ground if it is another one, or looks different now; then everything over it. */
  draw() {
    if (!this.box.offsetParent) return;
    this.size = sizeOf(this.box);
    this.box.setAttribute("aria-label", phrase("map_of", { title: stage.surface.header.title }));
    if (this.shown !== stage.picture) stage.pictures += 1;
    this.shown = stage.picture;
    this.layOutTools();
    if (pictures.isSettled && !this.startHandle.isHeld) this.handStart = null;
    this.drawView();
    this.drawFrame();
  }

  /** All that lies over the map keeps to the corners of the largest plot area, in other views too. */
  layOutTools() {
    const [left, top, width, height] = frameOf(this.size, this.theme.scale);
    const insets = { left, top, right: this.size.width - left - width, bottom: this.size.height - top - height };
    const { style } = this.box.parentElement;
    for (const [side, inset] of Object.entries(insets)) style.setProperty(`--lab-inset-${side}`, `${inset}px`);
  }

  /** What changes while a hand moves the window. */
  drawView() {
    this.drawGround();
    this.overlay.place(...this.axes);
    this.layOutPaths();
    this.tools.update();
  }

  /** Plotly's figure, and the ground below it. */
  drawGround() {
    this.figure.draw(stage.surface, this.theme, this.size, this.axes);
    this.ground.draw(stage.surface, this.theme, this.size, this.groundView);
  }

  /** Draw the ground on another canvas than its own. */
  drawGroundOn(context) {
    paint(context, stage.surface, this.theme, this.size, this.groundView);
  }

  /** Where the ground lies, and what it brings of its own while Plotly does not draw it. */
  get groundView() {
    const [frame, ...ranges] = this.axes;
    return { frame, ranges, hasAxes: !this.figure.Plotly, hasLines: !this.figure.hasContour };
  }

  /** Put the lines where they belong after data or view have changed. */
  layOutPaths() {
    const { picture } = stage;
    this.lines = polylinesOf(picture, this.overlay, (run, column) => picture.position(run, column), {
      weight: this.theme.weight,
    });
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
    if (this.crosshair) drawCrosshair(this.overlay, this.crosshair, this.theme);
    this.startHandle.update();
    this.startHint.update();
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
    drawArrows(context, stage.picture.header, theme, overlay);
  }

  /** Show in the corner what lies at `place`, or nothing; returns it as a sentence. */
  showReadout(place) {
    const loss = place && stage.picture && lossAt(stage.surface, ...place);
    this.readout.hidden = loss === null || loss === undefined;
    if (this.readout.hidden) return "";
    const [x, y] = place.map((value) => brief(value, null)); // it has the digits of its pixel
    this.readout.textContent = phrase("readout", { x, y, loss: brief(loss) });
    return phrase("place", { x, y, loss: spoken(loss) });
  }

  destroy() {
    this.resized.disconnect();
    this.listeners.abort();
    this.window.destroy();
    this.figure.destroy();
  }
}

const sizeOf = ({ clientWidth: width, clientHeight: height }) => ({ width, height });
