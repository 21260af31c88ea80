/** Loss against step, under the play bar and on its time axis; the curves move with the map, and a drag scrubs. */
import { drawPathsUpTo, drawWholePaths } from "../drawing/drawing.js";
import { shownLines } from "../drawing/lifting.js";
import { Overlay } from "../drawing/overlay.js";
import { columnAt, polylinesOf } from "../drawing/polylines.js";
import { stylesheet } from "../stage/resources.js";
import { scrubOnDrag } from "../stage/scrub.js";
import { hover, invalidate, stage, subscribe } from "../stage/stage.js";
import { themeOf } from "../stage/theme.js";
import { timeAxisIn } from "../stage/timeaxis.js";
import { phrase } from "../words/phrase.js";
import { bandsOf, drawBands } from "./bands.js";
import { heightOf, marksOf, scaleOf } from "./lossaxis.js";

const WEIGHT = 0.75; // of the strokes, beside those on the map
const ROOM = { top: 10, bottom: 10, left: 46, right: 12 }; // pixels around the plot area, where no time axis says otherwise
const NEAR = 10; // pixels; a pointer so near to a curve means it
const styles = stylesheet("curves/curves");
const mounted = new WeakMap(); // by the element that Streamlit gives

const markup = `
  <div class="lab-curves-plot" data-testid="lab-curves" role="img">
    <div class="lab-loss-axis" aria-hidden="true"></div>
  </div>
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
    this.root = Object.assign(document.createElement("div"), { className: "lab-curves", innerHTML: markup });
    [this.box, this.note] = this.root.children;
    this.axis = this.box.firstElementChild;
    this.box.setAttribute("aria-label", phrase("curves"));
    parentElement.append(this.root);
    styles.then(() => this.root.isConnected && this.open());
  }

  open() {
    this.overlay = new Overlay(this.box);
    scrubOnDrag(this.box, () => this.frame && [this.frame[0], this.frame[2]]);
    this.box.addEventListener("pointermove", (event) => this.pointAt(event));
    this.box.addEventListener("pointerleave", () => hover(null));
    this.resized = new ResizeObserver(([{ contentRect }]) => this.resize(contentRect.width));
    this.resized.observe(this.box);
    this.unsubscribe = subscribe((changes) => this.update(changes));
  }

  /** Where it is not seen it has no width; to ask the page for that in every frame would cost more than the drawing. */
  resize(width) {
    this.isSeen = width > 0;
    this.drawSoon();
  }

  /** The map comes first: new curves are drawn in a frame of their own, and only the newest. */
  update(changes) {
    if (changes.has("theme")) this.theme = themeOf(this.box);
    if (!stage.picture || !this.isSeen) return;
    if (["picture", "theme", "runs", "outcome", "axis"].some((kind) => changes.has(kind))) this.drawSoon();
    else if (changes.has("step") && this.lines) this.drawStep();
  }

  drawSoon() {
    clearTimeout(this.soon);
    this.soon = setTimeout(() => this.draw(), 0);
  }

  draw() {
    if (!stage.picture || !this.theme || !this.box.offsetParent) return;
    this.note.textContent = stage.picture.header.bands_note ?? "";
    this.frame = frameOf(this.box);
    this.setScale(scaleOf(stage.picture, this.horizon));
    this.drawMoving();
  }

  /** The step up to which anything may be known. */
  get horizon() {
    return stage.hidesFuture ? stage.step : Infinity;
  }

  /** While what comes is hidden, the axis grows with what is seen. */
  drawStep() {
    const scale = stage.hidesFuture ? scaleOf(stage.picture, this.horizon) : this.scale;
    if (JSON.stringify(scale) !== JSON.stringify(this.scale)) this.setScale(scale);
    this.drawMoving();
  }

  setScale(scale) {
    this.scale = scale;
    this.overlay.place(this.frame, [0, stage.nSteps], [scale.low, scale.high]);
    this.showAxis();
    this.layOut();
  }

  /** A rule for each mark, with its text on the left. */
  showAxis() {
    const [left, top, width, height] = this.frame;
    const place = { left, top, width, height };
    for (const [side, pixels] of Object.entries(place)) this.axis.style[side] = `${pixels}px`;
    const rules = marksOf(this.scale).map((mark) => {
      const [, y] = this.overlay.toPixel(0, mark.height);
      return `<div class="lab-mark" style="top: ${y}px"><span>${mark.text}</span></div>`;
    });
    this.axis.innerHTML = `<div class="lab-axis-title">${phrase("loss")}</div>${rules.join("")}`;
  }

  layOut() {
    const { overlay, theme } = this;
    const { picture } = stage;
    const height = (loss) => heightOf(this.scale, loss);
    const place = (run, column) => [picture.stepOf(column), height(picture.loss(run, column))];
    this.lines = polylinesOf(picture, overlay, place, { weight: WEIGHT * theme.weight });
    this.bands = bandsOf(picture, overlay, height).filter((_, run) => !stage.isHidden(run));
    overlay.clear(overlay.still);
    if (stage.hidesFuture) return;
    drawBands(overlay.still, this.bands, theme, overlay);
    drawWholePaths(overlay.still, this.lines, theme, overlay);
  }

  /** The cursor, and the curves up to it. */
  drawMoving() {
    const { overlay, theme } = this;
    const context = overlay.moving;
    const [x] = overlay.toPixel(stage.step, 0);
    overlay.clear(context);
    if (stage.hidesFuture) this.drawBandsUpTo(x);
    context.fillStyle = theme.muted;
    context.fillRect(x - 0.5, 0, 1, overlay.height);
    drawPathsUpTo(context, this.lines, stage.step, theme, overlay);
  }

  drawBandsUpTo(x) {
    const context = this.overlay.moving;
    context.save();
    context.beginPath();
    context.rect(0, 0, x, this.overlay.height);
    context.clip();
    drawBands(context, this.bands, this.theme, this.overlay);
    context.restore();
  }

  /** The run whose curve is under the pointer is lifted everywhere. */
  pointAt({ clientX, clientY, buttons }) {
    if (!this.lines || buttons) return;
    const lines = shownLines(this.lines);
    const corner = this.box.getBoundingClientRect();
    const [x, y] = [clientX - corner.left - this.frame[0], clientY - corner.top - this.frame[1]];
    const step = (x / this.frame[2]) * stage.nSteps;
    const distances = lines.map((line) => Math.abs(heightAt(line, step) - y));
    const nearest = distances.indexOf(Math.min(...distances));
    const isKnown = step >= 0 && step <= Math.min(this.horizon, stage.nSteps) && distances[nearest] <= NEAR;
    hover(isKnown ? lines[nearest].index : null);
  }

  destroy() {
    clearTimeout(this.soon);
    this.unsubscribe?.();
    this.resized?.disconnect();
    this.root.remove();
  }
}

/** The plot area `[left, top, width, height]` in pixels of `box`: along the time axis if there is one above it. */
function frameOf(box) {
  const { clientWidth, clientHeight } = box;
  const [left, width] = timeAxisIn(box) ?? [ROOM.left, clientWidth - ROOM.left - ROOM.right];
  return [left, ROOM.top, width, clientHeight - ROOM.top - ROOM.bottom];
}

function heightAt(line, step) {
  return line.y[Math.round(columnAt(line, step))];
}
