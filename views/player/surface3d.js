/**
 * The surface in space: Plotly draws the ground once, the paths are drawn on glass over it, as they are on the map.
 *
 * Plotly's own lines in space cost a new picture of everything for every step; the glass costs as little as the map's.
 */
import { drape } from "./drape.js";
import { FRONT, configOf, figureOf } from "./figure3d.js";
import { drawAhead, drawBehind, drawMinima } from "./ink3d.js";
import { Lens } from "./lens.js";
import { savePicture } from "./picture.js";
import { invalidate, stage } from "./stage.js";
import { themeOf } from "./theme.js";
import { say } from "./words.js";

const hasWebGL = (() => {
  const gl = document.createElement("canvas").getContext("webgl");
  gl?.getExtension("WEBGL_lose_context")?.loseContext();
  return gl !== null;
})();

/** From where one looks. Only the visitor's own hand moves it: it outlives another landscape, and a visit to the map. */
let camera = FRONT;

export class LossSurface {
  /** @param {HTMLElement} box filled by the surface */
  constructor(box, Plotly) {
    this.box = box;
    this.Plotly = Plotly;
    box.innerHTML = hasWebGL ? '<div class="lab-plot"></div>' : `<p class="lab-flat">${say("flat")}</p>`;
    this.plot = box.firstElementChild;
    this.ending = new AbortController();
    this.resized = new ResizeObserver(() => invalidate("picture"));
    this.resized.observe(box);
    box.addEventListener("dblclick", () => this.turnBack(), this.ending);
  }

  /** Bring the surface up to date with what has changed on the stage. */
  update(changes) {
    if (!stage.paths) return;
    if (changes.has("theme")) this.theme = themeOf(this.box);
    if (changes.has("picture") || changes.has("theme")) this.draw();
    else if (this.lines && changes.has("step")) this.paint();
  }

  draw() {
    const { header } = stage.surface;
    this.box.setAttribute("aria-label", say("surface", { title: header.title }));
    if (this.shown !== stage.paths) stage.pictures += 1;
    this.shown = stage.paths;
    if (!hasWebGL) return;
    this.lines = drape(stage.paths, stage.surface);
    const { clientWidth: width, clientHeight: height } = this.box;
    const look = JSON.stringify([header.key, this.theme, width, height]);
    if (look !== this.look && this.box.offsetParent) this.drawGround({ width, height }, look);
    if (!this.glass) return;
    this.glass.fit(stage.surface);
    this.relay();
  }

  drawGround(size, look) {
    this.look = look;
    this.keepCamera();
    const { traces, layout } = figureOf(stage.surface, this.theme, size, camera);
    this.config ??= configOf(() => this.turnBack(), () => savePicture(this));
    this.Plotly.react(this.plot, traces, layout, this.config);
    if (!this.glass) this.attach();
  }

  /** Follow every picture that Plotly draws, in the same frame. */
  attach() {
    this.scene = this.plot._fullLayout.scene._scene;
    this.glass = new Lens(this.scene, this.box);
    const render = this.scene.render;
    this.scene.render = () => {
      render.call(this.scene);
      if (this.lines && this.glass.fit(stage.surface)) this.relay();
    };
    this.plot.on("plotly_relayout", () => this.keepCamera());
  }

  keepCamera() {
    camera = this.scene?.getCamera() ?? camera;
  }

  turnBack() {
    this.Plotly.relayout(this.plot, { "scene.camera": FRONT });
  }

  /** Put everything where it belongs after data or camera have changed. */
  relay() {
    const { glass, lines } = this;
    lines.forEach((line) => line.lay(glass));
    glass.clear(glass.lower);
    this.drawStill(glass.lower);
    this.paint();
  }

  paint() {
    this.glass.clear(this.glass.upper);
    this.drawRuns(this.glass.upper);
    stage.frames += 1;
  }

  drawStill(sheet) {
    drawMinima(sheet, stage.surface, this.theme, this.glass);
    drawAhead(sheet, this.lines, this.theme);
  }

  /** The start and the runs up to the step on stage. */
  drawRuns(sheet) {
    drawBehind(sheet, this.lines, stage, this.theme, this.glass);
  }

  /** Give the drawing context back too: a browser lends only a few. */
  destroy() {
    this.keepCamera();
    this.ending.abort();
    this.resized.disconnect();
    const gl = this.scene?.glplot.gl;
    if (hasWebGL) this.Plotly.purge(this.plot);
    gl?.getExtension("WEBGL_lose_context")?.loseContext();
    this.box.replaceChildren();
  }
}
