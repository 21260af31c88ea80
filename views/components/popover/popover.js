/** What opens over the page: it is put beside what has opened it, and within the window. */

const GAP = 4; // pixels between the two
const MARGIN = 8; // pixels that stay free at the window's edges

/** Put an open `popover` below its `anchor`, or above where there is more room; it may scroll within itself. */
export function placeBeside(popover, anchor) {
  const { left, top, bottom } = anchor.getBoundingClientRect();
  const [above, below] = [top - GAP - MARGIN, innerHeight - bottom - GAP - MARGIN];
  const isBelow = below >= Math.min(popover.scrollHeight, above);
  popover.style.maxHeight = `${isBelow ? below : above}px`;
  const { offsetWidth: width, offsetHeight: height } = popover;
  popover.style.left = `${Math.max(Math.min(left, innerWidth - width - MARGIN), MARGIN)}px`;
  popover.style.top = `${isBelow ? bottom + GAP : top - GAP - height}px`;
}
