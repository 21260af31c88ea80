/** Loss against step: Plotly draws the axes, the curves are drawn over them and move with the map; a drag scrubs. */
import { phrase } from "../words/phrase.js";
import { bandsOf, drawBands } from "./bands.js";
import { drawPathsUpTo, drawWholePaths } from "../drawing/drawing.js";
import { layoutOf, scaleOf } from "./lossaxis.js";
import { axesOf, Overlay } from "../drawing/overlay.js";
import { polylinesOf } from "../drawing/polylines.js";
import { plotly, styles } from "../stage/resources.js";
import { scrubOnDrag } from "../stage/scrub.js";
import { invalidate, stage, subscribe } from "../stage/stage.js";
import { themeOf } from "../stage/theme.js";

const WEIGHT = 0.75; // of the strokes, beside those on the map
const NARROW = 560; // pixels
const mounted = new WeakMap(); // by the element that Streamlit gives

const markup = `
  <div class="lab-curves" data-testid="lab-curves" role="img"><div class="lab-plot"></div></div>
  <p class="lab-note lab-bands-note"></p>`;

export function mount({ parentElement }) {
  if (!mounted.has(parentElement)) mounted.set(parentElement, new Curves(parentElement));
  invalidate("theme");
}

export function unmount({ parentElement }) {
  mounted.get(parentElement)?.destroy();
  mounted.delete(parentElement);
}

class Curves {
  constructor(parentElement) {
    this.root = Object.assign(document.createElement("div"), { innerHTML: markup });
    [this.box, this.note] = this.root.children;
    this.plot = this.box.firstElementChild;
    this.box.setAttribute("aria-label", phrase("curves"));
    parentElement.append(this.root);
    Promise.all([plotly(), styles]).then(([Plotly]) => this.root.isConnected && this.open(Plotly));
  }

  open(Plotly) {
    this.Plotly = Plotly;
    scrubOnDrag(this.box, () => this.overlay && [this.overlay.left, this.overlay.width]);
    this.resized = new ResizeObserver(() => this.drawSoon());
    this.resized.observe(this.box);
    this.unsubscribe = subscribe((changes) => this.update(changes));
  }

  /** The map comes first: new curves are drawn in a frame of their own, and only the newest. */
  update(changes) {
    if (changes.has("theme")) this.theme = themeOf(this.box);
    if (!stage.picture || !this.box.offsetParent) return;
    if (changes.has("picture") || changes.has("theme")) this.drawSoon();
    else if (changes.has("step") && this.lines) this.drawMoving();
  }

  drawSoon() {
    clearTimeout(this.soon);
    this.soon = setTimeout(() => this.draw(), 0);
  }

  draw() {
    if (!stage.picture || !this.theme || !this.box.isConnected || !this.box.offsetParent) return;
    this.note.textContent = stage.picture.header.bands_note ?? "";
    this.scale = scaleOf(stage.picture);
    this.drawAxes();
    this.overlay.place(...axesOf(this.plot));
    this.drawStill();
    this.drawMoving();
  }

  drawAxes() {
    const { clientWidth: width, clientHeight: height } = this.box;
    const look = JSON.stringify([this.scale, stage.nSteps, this.theme, width, height]);
    if (look === this.look) return;
    this.look = look;
    const layout = layoutOf(this.scale, stage.nSteps, this.theme, width < NARROW);
    this.Plotly.react(this.plot, [], { ...layout, width, height }, { staticPlot: true });
    this.overlay ??= new Overlay(this.box);
  }

  drawStill() {
    const { overlay, theme } = this;
    const { picture } = stage;
    const height = this.scale.isLog ? (loss) => Math.log10(Math.max(loss, Number.MIN_VALUE)) : (loss) => loss;
    const place = (run, column) => [picture.stepOf(column), height(picture.loss(run, column))];
    this.lines = polylinesOf(picture, overlay, place, { weight: WEIGHT });
    overlay.clear(overlay.still);
    drawBands(overlay.still, bandsOf(picture, overlay, height), theme, overlay);
    drawWholePaths(overlay.still, this.lines, theme, overlay);
  }

  /** The cursor, and the curves up to it. */
  drawMoving() {
    const { overlay, theme } = this;
    const context = overlay.moving;
    overlay.clear(context);
    const [x] = overlay.toPixel(stage.step, 0);
    context.strokeStyle = theme.muted;
    context.lineWidth = 1;
    context.beginPath();
    context.moveTo(x, 0);
    context.lineTo(x, overlay.height);
    context.stroke();
    drawPathsUpTo(context, this.lines, stage.step, theme, overlay);
  }

  destroy() {
    clearTimeout(this.soon);
    this.unsubscribe?.();
    this.resized?.disconnect();
    this.Plotly?.purge(this.plot);
    this.root.remove();
  }
}
