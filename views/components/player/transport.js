/** The play bar: play, single steps, the slider, speed, loop. */
import { phrase } from "../words/phrase.js";
import { seek, setLoop, setSpeed, stage, toggle } from "../stage/stage.js";

const SPEEDS = [0.25, 0.5, 1, 2, 4];
const icon = (body) => `<svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true">${body}</svg>`;
const ICONS = {
  play: icon('<path d="M8 5.2v13.6a.7.7 0 0 0 1.07.6l10.6-6.8a.7.7 0 0 0 0-1.2L9.07 4.6A.7.7 0 0 0 8 5.2z"/>'),
  pause: icon('<rect x="6.5" y="5" width="4" height="14" rx="1"/><rect x="13.5" y="5" width="4" height="14" rx="1"/>'),
  back: icon('<path d="M15.5 6.5 10 12l5.5 5.5M7.5 6.5v11" class="lab-line"/>'),
  forward: icon('<path d="M8.5 6.5 14 12l-5.5 5.5M16.5 6.5v11" class="lab-line"/>'),
  loop: icon('<path d="M4.5 12a5 5 0 0 1 5-5h8m0 0-3-3m3 3-3 3M19.5 12a5 5 0 0 1-5 5h-8m0 0 3-3m-3 3 3 3" class="lab-line"/>'),
};

const speedOption = (speed) => `<option value="${speed}">${phrase("speed_times", { speed })}</option>`;

const markup = `
  <button type="button" class="lab-button lab-play" data-testid="lab-play"></button>
  <button type="button" class="lab-button" data-does="step_back">${ICONS.back}</button>
  <button type="button" class="lab-button" data-does="step_forward">${ICONS.forward}</button>
  <span class="lab-track">
    <input type="range" class="lab-scrub" data-testid="lab-scrub" min="0" step="any" value="0">
    <output class="lab-step" data-testid="lab-step"></output>
  </span>
  <select class="lab-speed">${SPEEDS.map(speedOption).join("")}</select>
  <button type="button" class="lab-button lab-loop" aria-pressed="false">${ICONS.loop}</button>`;

const KEYS = {
  " ": toggle,
  ArrowLeft: () => stepBy(-1),
  ArrowRight: () => stepBy(1),
  Home: () => seek(0),
  End: () => seek(stage.nSteps),
};

export class Transport {
  constructor(bar) {
    bar.innerHTML = markup;
    const find = (selector) => bar.querySelector(selector);
    [this.play, this.scrub, this.label, this.speed, this.loop] = [
      ".lab-play", ".lab-scrub", ".lab-step", ".lab-speed", ".lab-loop",
    ].map(find);
    name(this.scrub, "step");
    name(this.speed, "speed");
    name(this.loop, "loop");
    for (const [code, way] of [["step_back", -1], ["step_forward", 1]]) {
      const button = find(`[data-does=${code}]`);
      name(button, code);
      button.onclick = () => stepBy(way);
    }
    this.play.onclick = toggle;
    this.loop.onclick = () => setLoop(!stage.loop);
    this.speed.onchange = () => setSpeed(Number(this.speed.value));
    this.scrub.oninput = () => seek(Number(this.scrub.value));
    name(bar, "playback");
    bar.removeAttribute("title");
    this.listeners = new AbortController();
    window.addEventListener("keydown", (event) => handle(event, bar.closest(".lab-player")), this.listeners);
  }

  update(changes) {
    if (changes.has("picture")) this.scrub.max = stage.nSteps;
    if (changes.has("controls")) this.showControls();
    if (changes.has("step") || changes.has("picture")) this.showStep();
  }

  destroy() {
    this.listeners.abort();
  }

  showControls() {
    const now = stage.playing ? "pause" : "play";
    if (this.play.dataset.shows !== now) {
      this.play.dataset.shows = now;
      this.play.innerHTML = ICONS[now];
      name(this.play, now);
    }
    this.speed.value = String(stage.speed);
    this.loop.setAttribute("aria-pressed", String(stage.loop));
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

/** Keys of the player, heard within it, or anywhere while nothing else has the focus. */
function handle(event, player) {
  const { key, target } = event;
  const free = target === document.body;
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  if (!(free || player.contains(target)) || target.closest("select")) return;
  if (key === " " && target.closest("button")) return; // the button's own
  if (free && (key === "Home" || key === "End")) return; // the page's own
  if (!(key in KEYS)) return;
  KEYS[key]();
  event.preventDefault();
}

/** To the next whole step on one side. */
function stepBy(way) {
  seek(way > 0 ? Math.floor(stage.step) + 1 : Math.ceil(stage.step) - 1);
}

function name(element, code) {
  element.setAttribute("aria-label", phrase(code));
  element.title = phrase(code);
}
