/** Contour lines of a grid by marching squares (W. E. Lorensen and H. E. Cline, 1987, in the plane), joined to chains. */

/** For each corner pattern of a cell (bit 1 lower left, 2 lower right, 4 upper right, 8 upper left), the edges that a line joins. */
const EDGES = [
  [], [[3, 0]], [[0, 1]], [[3, 1]], [[1, 2]], [[3, 2], [0, 1]], [[0, 2]], [[3, 2]],
  [[2, 3]], [[2, 0]], [[0, 3], [2, 1]], [[2, 1]], [[1, 3]], [[1, 0]], [[0, 3]], [],
];
const NONE = -1;

/**
 * @typedef {object} Chain places in a row, in columns and rows of the grid
 * @property {number[]} x
 * @property {number[]} y
 * @property {boolean} isClosed whether it ends where it began
 */

/**
 * The lines on which `values`, row by row in a grid of `shape` [rows, columns], have a `level`.
 * @returns {Chain[]}
 */
export function contourChains(values, [down, across], level) {
  const { neighbours, crossed } = joinedEdges(values, down, across, level);
  const chains = [];
  const follow = (edge, isClosed) => chains.push(chainFrom(neighbours, edge, values, across, level, isClosed));
  for (const edge of crossed) if (neighbours[2 * edge] !== NONE && neighbours[2 * edge + 1] === NONE) follow(edge, false);
  for (const edge of crossed) if (neighbours[2 * edge] !== NONE) follow(edge, true);
  return chains;
}

/** The edges that a line crosses, and for each the one or two that it leads to; edge 2k runs right from point k, 2k + 1 up. */
function joinedEdges(values, down, across, level) {
  const neighbours = new Int32Array(4 * down * across).fill(NONE);
  const crossed = [];
  const link = (from, to) => {
    const isFirst = neighbours[2 * from] === NONE;
    if (isFirst) crossed.push(from);
    neighbours[2 * from + (isFirst ? 0 : 1)] = to;
  };
  for (let j = 0; j < down - 1; j++) {
    for (let i = 0; i < across - 1; i++) {
      const k = j * across + i;
      const pattern = (values[k] > level ? 1 : 0) + (values[k + 1] > level ? 2 : 0)
        + (values[k + across + 1] > level ? 4 : 0) + (values[k + across] > level ? 8 : 0);
      if (pattern === 0 || pattern === 15) continue;
      const edges = [2 * k, 2 * (k + 1) + 1, 2 * (k + across), 2 * k + 1];
      for (const [from, to] of EDGES[pattern]) {
        link(edges[from], edges[to]);
        link(edges[to], edges[from]);
      }
    }
  }
  return { neighbours, crossed };
}

/** Walk from `edge` as far as lines lead, and take them up. */
function chainFrom(neighbours, edge, values, across, level, isClosed) {
  const [x, y] = [[], []];
  for (let before = NONE; edge !== NONE; ) {
    const k = edge >> 1;
    const isUpwards = edge % 2;
    const [low, high] = [values[k], values[k + (isUpwards ? across : 1)]];
    const share = (level - low) / (high - low);
    x.push((k % across) + (isUpwards ? 0 : share));
    y.push(Math.floor(k / across) + (isUpwards ? share : 0));
    const [one, other] = [neighbours[2 * edge], neighbours[2 * edge + 1]];
    neighbours[2 * edge] = neighbours[2 * edge + 1] = NONE;
    [before, edge] = [edge, one === before ? other : one];
  }
  return { x, y, isClosed };
}

/** A chain without the places that lie within `tolerance` of the way between their neighbours. @returns {Chain} */
export function thinned({ x, y, isClosed }, tolerance) {
  const [xs, ys] = [[x[0]], [y[0]]];
  const last = x.length - 1;
  for (let k = 1; k <= last; k++) {
    const [fromX, fromY] = [xs.at(-1), ys.at(-1)];
    const [dx, dy] = k < last ? [x[k + 1] - fromX, y[k + 1] - fromY] : [0, 0];
    const aside = Math.abs((x[k] - fromX) * dy - (y[k] - fromY) * dx);
    if (k < last && aside <= tolerance * Math.hypot(dx, dy)) continue;
    xs.push(x[k]);
    ys.push(y[k]);
  }
  return { x: xs, y: ys, isClosed };
}
