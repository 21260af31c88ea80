/** The play bar: play, single steps, the scrubber, speed, loop, and whether what comes is hidden. */
import { icon } from "../icons/icons.js";
import { phrase } from "../words/phrase.js";
import { hideFuture, seek, setLoop, setSpeed, stage, stepBy, toggle } from "../stage/stage.js";
import { SPEEDS } from "../stage/speeds.js";
import { layTimeAlong } from "../stage/timeaxis.js";

const speedOption = (speed) => `<option value="${speed}">${phrase("speed_times", { speed })}</option>`;
const button = (code, body, more = "") =>
  `<button type="button" class="lab-button lab-${code}" data-does="${code}" ${more}>${body}</button>`;

/** The scrubber reaches over the track by half its thumb at both ends, so that the thumb's centre runs along all of it. */
const markup = `
  ${button("play", "", 'data-testid="lab-play"')}
  ${button("step_back", icon("step_back"))}
  ${button("step_forward", icon("step_forward"))}
  <span class="lab-track" data-testid="lab-track">
    <input type="range" class="lab-scrub" data-testid="lab-scrub" min="0" step="any" value="0">
  </span>
  <output class="lab-step" data-testid="lab-step"></output>
  ${button("more_controls", icon("more"), 'aria-expanded="false"')}
  <select class="lab-speed">${SPEEDS.map(speedOption).join("")}</select>
  ${button("loop", icon("loop"))}
  ${button("hide_future", icon("eye"), 'data-testid="lab-hide-future"')}`;

export class Transport {
  /** @param {HTMLElement} bar filled by the controls */
  constructor(bar) {
    bar.innerHTML = markup;
    const find = (name) => bar.querySelector(`.lab-${name}`);
    Object.assign(this, { bar, play: find("play"), scrub: find("scrub"), label: find("step"), speed: find("speed") });
    Object.assign(this, { loop: find("loop"), hide: find("hide_future"), more: find("more_controls") });
    for (const control of bar.querySelectorAll("[data-does]")) name(control, control.dataset.does);
    name(this.scrub, "step");
    name(this.speed, "speed");
    bar.setAttribute("aria-label", phrase("playback"));
    this.listen(find);
    layTimeAlong(find("track"));
  }

  listen(find) {
    this.play.onclick = toggle;
    find("step_back").onclick = () => stepBy(-1);
    find("step_forward").onclick = () => stepBy(1);
    this.scrub.oninput = () => seek(Number(this.scrub.value));
    this.speed.onchange = () => setSpeed(Number(this.speed.value));
    this.loop.onclick = () => setLoop(!stage.loop);
    this.hide.onclick = () => hideFuture(!stage.hidesFuture);
    this.more.onclick = () => this.more.setAttribute("aria-expanded", String(this.bar.classList.toggle("lab-open")));
  }

  update(changes) {
    if (changes.has("picture")) this.setLength();
    if (changes.has("controls")) this.showControls();
    if (changes.has("step") || changes.has("picture")) this.showStep();
  }

  /** The count beside the scrubber never moves it, whichever step it says. */
  setLength() {
    this.scrub.max = stage.nSteps;
    this.label.style.setProperty("--lab-digits", String(stage.nSteps).length);
  }

  showControls() {
    const now = stage.playing ? "pause" : "play";
    if (this.play.dataset.shows !== now) {
      this.play.dataset.shows = now;
      this.play.innerHTML = icon(now);
      name(this.play, now);
    }
    this.speed.value = String(stage.speed);
    this.loop.setAttribute("aria-pressed", String(stage.loop));
    this.showWhetherFutureIsHidden();
  }

  showWhetherFutureIsHidden() {
    const isPressed = String(stage.hidesFuture);
    if (this.hide.getAttribute("aria-pressed") === isPressed) return;
    this.hide.setAttribute("aria-pressed", isPressed);
    this.hide.innerHTML = icon(stage.hidesFuture ? "eye_off" : "eye");
  }

  showStep() {
    const { step, nSteps } = stage;
    const whole = Math.floor(step);
    this.scrub.value = step;
    this.scrub.style.setProperty("--lab-share", nSteps ? step / nSteps : 0);
    if (this.whole === whole && this.n === nSteps) return;
    [this.whole, this.n] = [whole, nSteps];
    this.label.innerHTML = `<b>${whole}</b> / ${nSteps}`;
    this.scrub.setAttribute("aria-valuetext", phrase("step_of", { step: whole, n_steps: nSteps }));
  }
}

function name(element, code) {
  element.setAttribute("aria-label", phrase(code));
  element.title = phrase(code);
}
