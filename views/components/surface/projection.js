/** How places on the ground become pixels, and what hides them: the camera of Plotly's scene, read anew in every picture. */
import { FINEST, heightAt } from "../ground/heights.js";
import { canvasPair } from "../drawing/overlay.js";

const STRIDE = 1.2; // cells of the grid between two looks along a ray
const GRACE = 0.012 * FINEST; // ground that rises so little above a ray does not hide what lies on it

/**
 * Two canvases over a scene in space. Places are told in the grid's own units: column, row, height.
 *
 * The camera is read from Plotly's scene (`_scene.glplot.cameraParams`, three matrices by columns, and `dataScale`).
 */
export class CameraProjection {
  constructor(scene, box) {
    this.scene = scene;
    this.box = box;
    this.left = this.top = 0;
    [this.still, this.moving] = canvasPair(box);
  }

  /** Look through the scene's camera again; true if anything has moved. */
  update(surface) {
    const { model, view, projection } = this.scene.glplot.cameraParams;
    const { clientWidth: width, clientHeight: height } = this.box;
    const ratio = window.devicePixelRatio || 1;
    const layout = [surface.header.key, ...model, ...view, ...projection, width, height, ratio].join();
    if (layout === this.layout) return false;
    this.layout = layout;
    Object.assign(this, { width, height, surface });
    this.readAxes(model);
    this.matrix = product(projection, view);
    this.eye = this.eyeOf(view);
    for (const { canvas } of [this.still, this.moving]) resize(canvas, width, height, ratio);
    return true;
  }

  /** On each axis a place `p` on the grid lies at `gain * p + shift` in the scene. */
  readAxes(model) {
    const { header } = this.surface;
    const [down, across] = header.blocks[0].shape;
    const axes = [
      [header.x, across - 1],
      [header.y, down - 1],
      [[header.low, header.high], FINEST],
    ];
    const scales = axes.map((_, k) => model[5 * k] * this.scene.dataScale[k]);
    this.gain = axes.map(([[low, high], count], k) => ((high - low) / count) * scales[k]);
    this.shift = axes.map(([[low]], k) => low * scales[k] + model[12 + k]);
  }

  /** Where the camera stands, on the grid: the view turns and moves only, so its transpose undoes it. */
  eyeOf(view) {
    return this.gain.map((gain, k) => {
      const place = -(view[4 * k] * view[12] + view[4 * k + 1] * view[13] + view[4 * k + 2] * view[14]);
      return (place - this.shift[k]) / (gain || 1);
    });
  }

  /** Grid → pixels from the moving left corner. */
  toPixel(column, row, height) {
    const [m, g, s] = [this.matrix, this.gain, this.shift];
    const [x, y, z] = [g[0] * column + s[0], g[1] * row + s[1], g[2] * height + s[2]];
    const depth = m[3] * x + m[7] * y + m[11] * z + m[15];
    const across = (m[0] * x + m[4] * y + m[8] * z + m[12]) / depth;
    const up = (m[1] * x + m[5] * y + m[9] * z + m[13]) / depth;
    return [((across + 1) / 2) * this.width, ((1 - up) / 2) * this.height];
  }

  /** Whether ground stands between the eye and a place: a walk along the ray, until it leaves the grid or all ground. */
  hides(column, row, height) {
    const [dc, dr, dh] = [this.eye[0] - column, this.eye[1] - row, this.eye[2] - height];
    const stride = STRIDE / Math.max(Math.abs(dc), Math.abs(dr), STRIDE);
    for (let t = stride; t < 1; t += stride) {
      const now = height + t * dh + GRACE;
      const ground = now < FINEST ? heightAt(this.surface, column + t * dc, row + t * dr) : null;
      if (ground === null) return false;
      if (ground > now) return true;
    }
    return false;
  }

  clear(context) {
    context.clearRect(0, 0, this.width, this.height);
  }
}

function resize(canvas, width, height, ratio) {
  const [wide, high] = [width, height].map((side) => Math.round(side * ratio));
  if (canvas.width !== wide || canvas.height !== high) Object.assign(canvas, { width: wide, height: high });
  Object.assign(canvas.style, { left: 0, top: 0, width: `${width}px`, height: `${height}px` });
  canvas.getContext("2d").setTransform(ratio, 0, 0, ratio, 0, 0);
}

function product(a, b) {
  return Array.from({ length: 16 }, (_, k) => {
    const [column, row] = [k - (k % 4), k % 4];
    return [0, 1, 2, 3].reduce((sum, i) => sum + a[row + 4 * i] * b[column + i], 0);
  });
}
