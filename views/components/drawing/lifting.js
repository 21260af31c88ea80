/** Which runs are drawn, in which order and how strongly, wherever they are drawn: as the stage says. */
import { stage } from "../stage/stage.js";

const FADED = 0.22; // opacity of the other runs while one is pointed at

/**
 * The lines of the runs that are not hidden: the selected one on top of the others, the one that is pointed at on top of all.
 * @template {{index: number, selected: boolean}} Line
 * @param {Line[]} lines
 * @returns {Line[]}
 */
export function shownLines(lines) {
  const rank = ({ index, selected }) => Number(selected) + 2 * Number(index === stage.hovered);
  return lines.filter(({ index }) => !stage.isHidden(index)).sort((a, b) => rank(a) - rank(b));
}

/** How strongly a line is drawn: faintly while another run that can be seen is pointed at. */
export function opacityOf({ index }) {
  const { hovered } = stage;
  return hovered === null || hovered === index || stage.isHidden(hovered) ? 1 : FADED;
}
