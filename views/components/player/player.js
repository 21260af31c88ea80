/** The player: the map, the surface in space or the runs side by side, who is who, and the play bar. */
import { registerAction } from "../keys/keys.js";
import "../keys/stagekeys.js";
import { channel } from "../messages/channel.js";
import { phrase } from "../words/phrase.js";
import { LossMap } from "../map/map.js";
import { Refusal } from "../stage/picturequeue.js";
import { Banner } from "../present/banner.js";
import { connection, pictures } from "../stage/pictures.js";
import { plotly, styles } from "../stage/resources.js";
import { halt, invalidate, stage, subscribe } from "../stage/stage.js";
import { themeOf } from "../stage/theme.js";
import { settle } from "../stage/viewstate.js";
import { Transport } from "./transport.js";
import { ViewSwitch } from "./viewswitch.js";

const players = new WeakMap(); // by the element that Streamlit gives, which stays while the player is on the page

/** The views beside the map; their modules are fetched when they are first looked at. */
const OTHER_VIEWS = {
  surface: async () => (await import("../surface/surface3d.js")).LossSurface,
  tiles: async () => (await import("../tiles/tiles.js")).Tiles,
};

const EXPLORING = "lab-exploring"; // the class of a page with a player
const FLOATING = "lab-first"; // the class of a player that stands on a page without a place for it

const markup = `
  <div class="lab-scene">
    <div class="lab-map" data-testid="lab-map" tabindex="0" role="application">
      <div class="lab-plot"></div>
      <div class="lab-readout" hidden></div>
      <div class="lab-announcement lab-visually-hidden" aria-live="polite"></div>
    </div>
    <div class="lab-surface" data-testid="lab-surface" role="img" hidden></div>
    <div class="lab-tiles" data-testid="lab-tiles" role="img" hidden></div>
    <div class="lab-views lab-pill" role="group" data-testid="lab-views"></div>
    <header class="lab-banner"></header>
  </div>
  <p class="lab-connection" data-testid="lab-connection" role="status"></p>
  <p class="lab-description lab-visually-hidden" aria-live="polite" id="lab-description"></p>
  <p class="lab-keys lab-visually-hidden" id="lab-keys"></p>
  <div class="lab-transport" role="group"></div>`;

let first = null; // the player that was opened before Streamlit was there, until it moves into its page

/** Show the picture of `link` where the Explore page will have it. */
export function openBeforeStreamlit(link) {
  first = new Player();
  first.float();
  pictures.setLink(link);
}

/** Called by Streamlit at every new payload and at every change of theme. */
export function mount({ data, parentElement, setStateValue }) {
  if (!players.has(parentElement)) players.set(parentElement, playerIn(parentElement));
  players.get(parentElement).connect(data, setStateValue);
  invalidate("theme");
}

export function unmount({ parentElement }) {
  players.get(parentElement)?.destroy();
  players.delete(parentElement);
}

/** What is wrong with the newest request, for people: what the server refused, or that it cannot be reached. */
function sentenceOf(error) {
  if (!error) return "";
  return error instanceof Refusal ? error.message : phrase("unreachable");
}

function playerIn(parentElement) {
  const player = first ?? new Player();
  first = null;
  player.moveInto(parentElement);
  return player;
}

class Player {
  constructor() {
    this.root = Object.assign(document.createElement("div"), { className: "lab-player", innerHTML: markup });
    this.root.style.visibility = "hidden"; // until the styles are there
    styles.then(() => this.root.isConnected && this.open());
  }

  /** Stand on a page that has no place for it yet. */
  float() {
    this.root.classList.add(FLOATING);
    document.documentElement.style.background = "var(--st-background-color)";
    document.body.append(this.root);
  }

  /** Take the place that Streamlit has made, and its colours; what has the focus keeps it. */
  moveInto(parentElement) {
    document.documentElement.classList.add(EXPLORING);
    const focused = this.root.contains(document.activeElement) ? document.activeElement : null;
    this.root.classList.remove(FLOATING);
    document.documentElement.style.background = "";
    parentElement.append(this.root);
    focused?.focus({ preventScroll: true });
    invalidate("theme");
  }

  /** What Streamlit says: the link of what is shown, and which message that answers. */
  connect({ link, sequence }, setStateValue) {
    channel.connect((message) => setStateValue("message", message));
    const answered = channel.acknowledge(sequence);
    settle(answered);
    pictures.setLink(link, answered);
  }

  open() {
    const find = (name) => this.root.querySelector(`.lab-${name}`);
    [this.connection, this.description] = ["connection", "description"].map(find);
    find("keys").textContent = phrase("keys");
    find("map").setAttribute("aria-describedby", "lab-description lab-keys");
    this.map = new LossMap(find("map"), (place, isFinal) => this.setStart(place, isFinal));
    for (const [name, act] of Object.entries(this.map.actions)) registerAction(name, act);
    this.otherBoxes = Object.fromEntries(Object.keys(OTHER_VIEWS).map((view) => [view, find(view)]));
    for (const box of Object.values(this.otherBoxes)) box.setAttribute("aria-describedby", "lab-description");
    this.viewSwitch = new ViewSwitch(find("views"));
    this.transport = new Transport(find("transport"));
    this.banner = new Banner(find("banner"));
    this.root.style.visibility = "";
    this.unsubscribe = subscribe((changes) => this.update(changes));
  }

  /** The paths bend at once; Streamlit is told when the hand has let go. */
  setStart(place, isFinal) {
    pictures.turn("start", place.join(" "), !isFinal);
    if (isFinal) channel.post("start", place);
  }

  update(changes) {
    if (!this.root.isConnected) return;
    if (changes.has("theme")) this.theme = themeOf(this.root);
    if (changes.has("connection")) this.connection.textContent = sentenceOf(connection.error);
    this.updateView(changes);
    if (!stage.picture) return;
    this.viewSwitch.update(changes);
    this.transport.update(changes);
    this.banner.update(changes, this.theme);
    if (!stage.playing) this.describe(stage.tellsOutcome ? stage.picture.header.sentence : phrase("outcome_hidden"));
    this.loadPlotly();
  }

  /** Bring the view that is shown up to date; the others cost nothing. */
  updateView(changes) {
    if (this.other && this.other.view !== stage.view) this.leaveOther();
    if (!this.other && stage.view in OTHER_VIEWS) this.enterOther(stage.view);
    this.map.box.hidden = Boolean(this.other);
    for (const [view, box] of Object.entries(this.otherBoxes)) box.hidden = view !== this.other?.view;
    (this.other?.scene ?? this.map).update(changes);
  }

  /** Plotly takes a second to evaluate: it comes after the first picture is painted. */
  loadPlotly() {
    this.library ??= new Promise(requestAnimationFrame)
      .then(() => new Promise((painted) => setTimeout(painted)))
      .then(plotly)
      .then((Plotly) => this.root.isConnected && this.map.takePlotly(Plotly));
  }

  /** Until the modules of another view are there the map stays. */
  async enterOther(view) {
    const [Scene, Plotly] = await Promise.all([OTHER_VIEWS[view](), plotly()]);
    if (this.other || stage.view !== view || !this.root.isConnected) return;
    this.other = { view, scene: new Scene(this.otherBoxes[view], Plotly) };
    invalidate("picture", "theme");
  }

  leaveOther() {
    this.other?.scene.destroy();
    this.other = null;
  }

  /** The picture in words, for those who cannot see it; only once it stands still. */
  describe(sentence) {
    if (this.description.textContent !== sentence) this.description.textContent = sentence;
  }

  destroy() {
    document.documentElement.classList.remove(EXPLORING);
    this.unsubscribe?.();
    channel.close();
    this.map?.destroy();
    this.leaveOther();
    this.root.remove();
    halt();
  }
}
