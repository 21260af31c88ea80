/** What can be done to the map, by name: for its buttons, and for keys. */
import { savePng } from "./png.js";
import { setArrows, stage } from "../stage/stage.js";

const ZOOM = 1.5; // times, at one press

/** @param {import("./map.js").LossMap} map */
export function actionsOf(map) {
  const actions = Object.entries(actionsOnPicture(map));
  return Object.fromEntries(actions.map(([name, act]) => [name, () => stage.picture !== null && act()]));
}

const actionsOnPicture = (map) => ({
  fit: () => map.window.fitToPaths(),
  whole_map: () => map.window.showWhole(),
  zoom_in: () => map.window.zoom(1 / ZOOM),
  zoom_out: () => map.window.zoom(ZOOM),
  equal_axes: () => map.window.setEqualAxes(!stage.equalAxes),
  arrows: () => setArrows(!stage.arrows),
  save_png: () => map.Plotly && savePng(map),
});
