/** Contour lines of a grid by marching squares, and how a path on the grid comes to lie on a plot area. */

/** For each corner pattern of a cell (bit 1 lower left, 2 lower right, 4 upper right, 8 upper left), the edges that a line joins. */
const EDGES = [
  [], [[3, 0]], [[0, 1]], [[3, 1]], [[1, 2]], [[3, 2], [0, 1]], [[0, 2]], [[3, 2]],
  [[2, 3]], [[2, 0]], [[0, 3], [2, 1]], [[2, 1]], [[1, 3]], [[1, 0]], [[0, 3]], [],
];

/**
 * The lines on which `heights`, row by row in a grid of `shape` [rows, columns], have one of the evenly spaced `levels`.
 * @returns {Path2D} in columns and rows of the grid
 */
export function contourLines(heights, [down, across], levels) {
  const path = new Path2D();
  const first = levels[0];
  const spacing = levels.length > 1 ? levels[1] - first : 1;
  for (let j = 0; j < down - 1; j++) {
    for (let i = 0; i < across - 1; i++) {
      const k = j * across + i;
      const cell = [heights[k], heights[k + 1], heights[k + across + 1], heights[k + across]];
      const lowest = Math.max(Math.ceil((Math.min(...cell) - first) / spacing), 0);
      const highest = Math.min(Math.floor((Math.max(...cell) - first) / spacing), levels.length - 1);
      for (let n = lowest; n <= highest; n++) addSegments(path, cell, i, j, levels[n]);
    }
  }
  return path;
}

function addSegments(path, cell, i, j, level) {
  const pattern = cell.reduce((bits, height, corner) => bits | (height > level ? 1 << corner : 0), 0);
  const share = (a, b) => (level - cell[a]) / (cell[b] - cell[a]);
  const crossings = [
    () => [i + share(0, 1), j],
    () => [i + 1, j + share(1, 2)],
    () => [i + share(3, 2), j + 1],
    () => [i, j + share(0, 3)],
  ];
  for (const [from, to] of EDGES[pattern]) {
    path.moveTo(...crossings[from]());
    path.lineTo(...crossings[to]());
  }
}
