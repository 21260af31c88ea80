/** What keys ask of the stage. */
import { choose, hideFuture, seek, setLoop, setSpeed, stage, stepBy, toggle } from "../stage/stage.js";
import { speedBeside } from "../stage/speeds.js";
import { registerAction } from "./keys.js";

const ACTIONS = {
  play_or_pause: toggle,
  step_back: () => stepBy(-1),
  step_forward: () => stepBy(1),
  first_step: () => seek(0),
  last_step: () => seek(stage.nSteps),
  slower: () => setSpeed(speedBeside(stage.speed, -1)),
  faster: () => setSpeed(speedBeside(stage.speed, 1)),
  loop: () => setLoop(!stage.loop),
  hide_future: () => hideFuture(!stage.hidesFuture),
  view_map: () => choose("view", "map"),
  view_surface: () => choose("view", "surface"),
  view_tiles: () => choose("view", "tiles"),
  select_run: (key) => selectRun(Number(key) - 1),
};

for (const [name, act] of Object.entries(ACTIONS)) registerAction(name, (key) => (stage.picture ? act(key) : false));

function selectRun(index) {
  if (index < stage.picture.header.runs.length) choose("selected", index);
}
