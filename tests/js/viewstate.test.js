/** What a hand has chosen is shown until a picture that knows of it decides. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { hear, remember, settle, shown } from "../../views/components/stage/viewstate.js";

const [NEWEST, OLD] = [true, false];

test("a picture that is late does not take back what has been chosen and answered", () => {
  hear({ view: "map", window: null }, NEWEST);
  remember("view", "surface");
  remember("window", [[0, 1], [0, 2]]);
  hear({ view: "map", window: null }, NEWEST);
  settle(["view", "window"]);
  hear({ view: "map", window: null }, OLD);
  assert.deepEqual([shown("view"), shown("window")], ["surface", [[0, 1], [0, 2]]]);
  hear({ view: "surface", window: null }, NEWEST);
  assert.deepEqual([shown("view"), shown("window")], ["surface", null], "what was refused is not shown any longer");
});
