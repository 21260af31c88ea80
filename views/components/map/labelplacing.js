/** Where short labels go beside arrows: inside the plot area, and never over one another. */

const GAP = 4; // pixels kept clear around each label

/**
 * @typedef {object} Label
 * @property {number} width of its text, in pixels
 * @property {number} height
 * @property {[number, number][]} middles where the middle of its text may lie, the best first
 */

/**
 * A place for each label, the most important ones first; null where none is free.
 * @param {Label[]} labels
 * @param {{width: number, height: number}} room
 * @returns {([number, number] | null)[]} the middles of the texts
 */
export function placeLabels(labels, room) {
  const taken = [];
  return labels.map((label) => {
    const isFree = (middle) => !taken.some((other) => overlap(boxOf(label, middle), other));
    const middles = [...label.middles.filter((middle) => isWithin(boxOf(label, middle), room)), ...pushedIn(label, room)];
    const place = middles.find(isFree);
    if (place) taken.push(boxOf(label, place));
    return place ?? null;
  });
}

/** Where a label of `size` may stand beside an arrow from `tail` to `tip`: past its tip, beside the tip, beside its middle. */
export function besideArrow([x, y], [tipX, tipY], { width, height }) {
  const length = Math.hypot(tipX - x, tipY - y) || 1;
  const [ux, uy] = [(tipX - x) / length, (tipY - y) / length];
  const away = (dx, dy) => Math.abs(dx) * (width / 2 + GAP) + Math.abs(dy) * (height / 2 + GAP);
  const [past, aside] = [away(ux, uy), away(uy, ux)];
  const at = (along, across) => [x + ux * along - uy * across, y + uy * along + ux * across];
  const beside = [length, length / 2, length + past].flatMap((along) => [at(along, aside), at(along, -aside)]);
  return [at(length + past, 0), ...beside];
}

/** The middles of `label`, each pushed just inside a room that is large enough for it. */
function pushedIn({ width, height, middles }, room) {
  const [across, down] = [width / 2 + GAP, height / 2 + GAP];
  if (room.width < 2 * across || room.height < 2 * down) return [];
  const clamp = (value, margin, side) => Math.min(Math.max(value, margin), side - margin);
  return middles.map(([x, y]) => [clamp(x, across, room.width), clamp(y, down, room.height)]);
}

function boxOf({ width, height }, [x, y]) {
  return { left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2 };
}

function isWithin({ left, right, top, bottom }, { width, height }) {
  return left >= GAP && right <= width - GAP && top >= GAP && bottom <= height - GAP;
}

function overlap(one, other) {
  const isBeside = one.right + GAP <= other.left || other.right + GAP <= one.left;
  return !isBeside && one.bottom + GAP > other.top && other.bottom + GAP > one.top;
}
