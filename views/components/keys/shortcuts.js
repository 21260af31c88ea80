/**
 * Which key asks for what: the one table from which the listener and the sheet of keys follow.
 *
 * A key that other elements know too (`isShared`) is left to them while they have the focus; a command goes with Ctrl or ⌘. The
 * phrase of an action is called `shortcut:<action>`.
 * @typedef {{keys: string[], action: string, isShared?: boolean, isCommand?: boolean, withShift?: boolean}} Shortcut
 */

/** @type {Shortcut[]} */
export const SHORTCUTS = [
  { keys: [" "], action: "play_or_pause", isShared: true },
  { keys: ["ArrowLeft"], action: "step_back", isShared: true },
  { keys: ["ArrowRight"], action: "step_forward", isShared: true },
  { keys: ["Home"], action: "first_step", isShared: true },
  { keys: ["End"], action: "last_step", isShared: true },
  { keys: [","], action: "slower" },
  { keys: ["."], action: "faster" },
  { keys: ["l"], action: "loop" },
  { keys: ["h"], action: "hide_future" },
  { keys: ["m"], action: "view_map" },
  { keys: ["s"], action: "view_surface" },
  { keys: ["t"], action: "view_tiles" },
  { keys: ["1", "2", "3", "4", "5", "6", "7", "8"], action: "select_run" },
  { keys: ["f"], action: "fit" },
  { keys: ["0"], action: "whole_map" },
  { keys: ["+", "="], action: "zoom_in" },
  { keys: ["-"], action: "zoom_out" },
  { keys: ["e"], action: "equal_axes" },
  { keys: ["a"], action: "arrows" },
  { keys: ["z"], action: "undo", isCommand: true },
  { keys: ["z"], action: "redo", isCommand: true, withShift: true },
  { keys: ["p"], action: "present" },
  { keys: ["Escape"], action: "leave" },
  { keys: ["q"], action: "share" },
  { keys: ["?"], action: "show_keys" },
];

/** Whether the keyboard `event` is that of the shortcut. */
export function isOf({ keys, isCommand = false, withShift = false }, { key, ctrlKey, metaKey, altKey, shiftKey }) {
  const pressed = key.length === 1 ? key.toLowerCase() : key;
  const isShiftRight = !isCommand || shiftKey === withShift; // else it only makes the character
  return keys.includes(pressed) && (ctrlKey || metaKey) === isCommand && !altKey && isShiftRight;
}
