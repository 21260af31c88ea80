/** A key asks for one thing, and a command only with its modifiers. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { isOf, SHORTCUTS } from "../../views/components/keys/shortcuts.js";

const event = (key, held = {}) => ({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held });
const asked = (pressed) => SHORTCUTS.filter((shortcut) => isOf(shortcut, pressed)).map(({ action }) => action);

test("each key asks for one thing, on any layout and with caps lock on", () => {
  for (const { keys, action, isCommand = false, withShift = false } of SHORTCUTS) {
    for (const key of keys) {
      assert.deepEqual(asked(event(key, { ctrlKey: isCommand, shiftKey: withShift })), [action], key);
      assert.deepEqual(asked(event(key.length === 1 ? key.toUpperCase() : key, { metaKey: isCommand, shiftKey: withShift })), [action]);
    }
  }
  assert.deepEqual(asked(event("?", { shiftKey: true })), ["show_keys"]);
});

test("with another modifier a key is the browser's own", () => {
  for (const key of ["p", "s", "f", "l", "h", "ArrowLeft", " "]) {
    for (const held of ["ctrlKey", "metaKey", "altKey"]) assert.deepEqual(asked(event(key, { [held]: true })), []);
  }
  assert.deepEqual(asked(event("z")), []);
});
