/**
 * The surface in space: Plotly draws the ground once, the paths are drawn on canvases over it, as they are on the map.
 *
 * Plotly's own lines in space cost a new picture of everything for every step; the canvases cost as little as the map's.
 */
import { phrase } from "../words/phrase.js";
import { drawMinima, drawPathsUpTo, drawWholePaths } from "./drawing3d.js";
import { configOf, figureOf, FRONT, layHeightLines } from "./figure3d.js";
import { savePng } from "../map/png.js";
import { CameraProjection } from "./projection.js";
import { invalidate, stage } from "../stage/stage.js";
import { surfacePaths } from "./surfacepath.js";
import { themeOf } from "../stage/theme.js";
import { pillOf, toolBar, toolButton } from "../map/toolbutton.js";
import { scrollPastUnlessZooming } from "../map/zoom.js";

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
    box.innerHTML = hasWebGL ? '<div class="lab-plot"></div>' : `<p class="lab-flat">${phrase("no_webgl")}</p>`;
    this.plot = box.firstElementChild;
    this.listeners = new AbortController();
    this.resized = new ResizeObserver(() => invalidate("picture"));
    this.resized.observe(box);
    box.addEventListener("dblclick", () => this.resetCamera(), this.listeners);
    scrollPastUnlessZooming(box, this.listeners.signal);
    if (hasWebGL) box.after((this.tools = this.createTools()));
  }

  createTools() {
    const [turnBack, save] = [["reset", "reset_camera"], ["camera", "save_png"]].map(([icon, name]) =>
      toolButton(icon, phrase(`tool:${name}`)));
    turnBack.onclick = () => this.resetCamera();
    save.onclick = () => savePng(this);
    return toolBar(phrase("surface_tools"), [pillOf([turnBack, save])]);
  }

  /** Bring the surface up to date with what has changed on the stage. */
  update(changes) {
    if (changes.has("theme")) this.theme = themeOf(this.box);
    if (!stage.picture) return;
    if (changes.has("picture") || changes.has("theme")) this.draw();
    else if (this.overlay && changes.has("runs")) this.drawOverlays();
    else if (this.overlay && changes.has("step")) this.drawFrame();
  }

  draw() {
    const { header } = stage.surface;
    this.box.setAttribute("aria-label", phrase("surface_of", { title: header.title }));
    if (this.shown !== stage.picture) stage.pictures += 1;
    this.shown = stage.picture;
    if (!hasWebGL) return;
    this.lines = surfacePaths(stage.picture, stage.surface);
    const { clientWidth: width, clientHeight: height } = this.box;
    const look = JSON.stringify([header.key, this.theme, width, height]);
    if (look !== this.look && this.box.offsetParent) this.drawGround({ width, height }, look);
    if (!this.overlay) return;
    this.overlay.update(stage.surface);
    this.layOutPaths();
  }

  drawGround(size, look) {
    this.look = look;
    this.keepCamera();
    const { traces, layout } = figureOf(stage.surface, this.theme, size, camera);
    this.Plotly.react(this.plot, traces, layout, configOf());
    if (!this.overlay) this.attach();
    layHeightLines(this.scene, stage.surface);
  }

  /** Follow every picture that Plotly draws, in the same frame. */
  attach() {
    this.scene = this.plot._fullLayout.scene._scene;
    this.overlay = new CameraProjection(this.scene, this.box);
    const render = this.scene.render;
    this.scene.render = () => {
      render.call(this.scene);
      if (this.lines && this.overlay.update(stage.surface)) this.layOutPaths();
    };
    this.plot.on("plotly_relayout", () => this.keepCamera());
  }

  keepCamera() {
    camera = this.scene?.getCamera() ?? camera;
  }

  resetCamera() {
    this.Plotly.relayout(this.plot, { "scene.camera": FRONT });
  }

  /** Put everything where it belongs after data or camera have changed. */
  layOutPaths() {
    this.lines.forEach((line) => line.project(this.overlay));
    this.drawOverlays();
  }

  drawOverlays() {
    this.overlay.clear(this.overlay.still);
    this.drawStill(this.overlay.still);
    this.drawFrame();
  }

  drawFrame() {
    this.overlay.clear(this.overlay.moving);
    this.drawMoving(this.overlay.moving);
    stage.frames += 1;
  }

  drawStill(context) {
    drawMinima(context, stage.surface, this.theme, this.overlay);
    drawWholePaths(context, this.lines, this.theme);
  }

  /** The start and the runs up to the step on stage. */
  drawMoving(context) {
    drawPathsUpTo(context, this.lines, stage, this.theme, this.overlay);
  }

  /** Give the drawing context back too: a browser lends only a few. */
  destroy() {
    this.keepCamera();
    this.listeners.abort();
    this.resized.disconnect();
    const gl = this.scene?.glplot.gl;
    if (hasWebGL) this.Plotly.purge(this.plot);
    gl?.getExtension("WEBGL_lose_context")?.loseContext();
    this.box.replaceChildren();
    this.tools?.remove();
  }
}
