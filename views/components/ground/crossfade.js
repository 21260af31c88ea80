/** What was drawn before, fading away over the drawing that has taken its place: a sharper ground has other colours. */
const DURATION = 250; // milliseconds
const reducedMotion = matchMedia("(prefers-reduced-motion: reduce)");

export class Crossfade {
  /** @param {HTMLCanvasElement} canvas over which the old drawing fades */
  constructor(canvas) {
    this.canvas = canvas;
    this.before = Object.assign(document.createElement("canvas"), { className: "lab-ground-before" });
    this.before.setAttribute("aria-hidden", "true");
    canvas.after(this.before);
  }

  /** Call it before the canvas is drawn on anew. */
  begin() {
    if (reducedMotion.matches) return;
    const { width, height, style } = this.canvas;
    Object.assign(this.before, { width, height });
    Object.assign(this.before.style, { width: style.width, height: style.height });
    this.before.getContext("2d").drawImage(this.canvas, 0, 0);
    this.before.animate([{ opacity: 1 }, { opacity: 0 }], DURATION);
  }

  /** Nothing fades any more: the hand moves on. */
  end() {
    for (const animation of this.before.getAnimations()) animation.cancel();
  }
}
