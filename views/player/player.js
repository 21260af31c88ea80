/** The player: the map, the surface in space or the runs side by side, who is who, and the play bar. */
import { Legend } from "./legend.js";
import { LossMap } from "./map.js";
import { plotly } from "./resources.js";
import { expectStart, invalidate, pause, setPaths, stage, subscribe } from "./stage.js";
import { Switch } from "./switch.js";
import { themeOf } from "./theme.js";
import { Transport } from "./transport.js";
import { say } from "./words.js";

const players = new WeakMap(); // by the element that Streamlit gives, which stays while the player is on the page

/** The views beside the map. */
const OTHERS = {
  surface: async () => (await import("./surface3d.js")).LossSurface,
  tiles: async () => (await import("./tiles.js")).Tiles,
};

const markup = `
  <div class="lab-map" data-testid="lab-map" tabindex="0" role="application">
    <div class="lab-plot"></div>
    <div class="lab-readout" hidden></div>
    <div class="lab-spoken lab-unseen" aria-live="polite"></div>
  </div>
  <div class="lab-surface" data-testid="lab-surface" role="img" hidden></div>
  <div class="lab-tiles" data-testid="lab-tiles" role="img" hidden></div>
  <p class="lab-said lab-unseen" aria-live="polite"></p>
  <p class="lab-hint lab-unseen"></p>
  <div class="lab-below">
    <ul class="lab-legend"></ul>
    <div class="lab-views" role="group" data-testid="lab-views"></div>
  </div>
  <div class="lab-transport" role="group"></div>`;

/** Called by Streamlit at every new payload and at every change of theme. */
export function mount({ data, parentElement, setTriggerValue }) {
  let player = players.get(parentElement);
  if (!player) players.set(parentElement, (player = new Player(parentElement)));
  player.ask = setTriggerValue;
  if (data) setPaths(data);
  invalidate("theme");
}

export function unmount({ parentElement }) {
  players.get(parentElement)?.destroy();
  players.delete(parentElement);
}

class Player {
  constructor(parentElement) {
    this.root = document.createElement("div");
    this.root.className = "lab-player";
    this.root.style.visibility = "hidden"; // until the styles are there
    this.root.innerHTML = markup;
    parentElement.append(this.root);
    plotly.then((Plotly) => this.root.isConnected && this.open(Plotly));
  }

  open(Plotly) {
    this.Plotly = Plotly;
    const find = (name) => this.root.querySelector(`.lab-${name}`);
    this.said = find("said");
    find("hint").textContent = say("hint");
    [this.said, find("hint")].forEach((note, k) => (note.id = `lab-note-${k}`));
    find("map").setAttribute("aria-describedby", "lab-note-0 lab-note-1");
    this.map = new LossMap(find("map"), Plotly, (x, y) => {
      expectStart();
      this.ask("start", [x, y]);
    });
    this.boxes = Object.fromEntries(Object.keys(OTHERS).map((view) => [view, find(view)]));
    for (const box of Object.values(this.boxes)) box.setAttribute("aria-describedby", "lab-note-0");
    this.switch = new Switch(find("views"), (view) => this.ask("view", view));
    this.legend = new Legend(find("legend"));
    this.transport = new Transport(find("transport"));
    this.root.style.visibility = "";
    this.leave = subscribe((changes) => this.update(changes));
  }

  update(changes) {
    if (!this.root.isConnected) return;
    if (changes.has("theme")) this.theme = themeOf(this.root);
    this.look(changes);
    this.switch.update(changes);
    this.legend.update(changes, this.theme);
    this.transport.update(changes);
    if (!stage.playing && stage.paths) this.speak(stage.paths.header.sentence);
  }

  /** Bring the view that is shown up to date; the others cost nothing. */
  look(changes) {
    if (this.other && this.other.view !== stage.view) this.leaveOther();
    if (!this.other && stage.view in OTHERS) this.enterOther(stage.view);
    this.map.box.hidden = Boolean(this.other);
    for (const [view, box] of Object.entries(this.boxes)) box.hidden = view !== this.other?.view;
    (this.other?.scene ?? this.map).update(changes);
  }

  /** The modules of another view are fetched when it is first looked at; until then the map stays. */
  async enterOther(view) {
    const Scene = await OTHERS[view]();
    if (this.other || stage.view !== view || !this.root.isConnected) return;
    this.other = { view, scene: new Scene(this.boxes[view], this.Plotly) };
    invalidate("picture", "theme");
  }

  leaveOther() {
    this.other?.scene.destroy();
    this.other = null;
  }

  /** The picture in words, for those who cannot see it; only once it stands still. */
  speak(sentence) {
    if (this.said.textContent !== sentence) this.said.textContent = sentence;
  }

  destroy() {
    this.leave?.();
    this.map?.destroy();
    this.leaveOther();
    this.transport?.destroy();
    this.root.remove();
    pause();
  }
}
