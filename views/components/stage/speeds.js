/** How fast a run can be played, slowest first; at 1 it takes a few seconds, however many steps it has. */
export const SPEEDS = [0.25, 0.5, 1, 2, 4];

/** The speed `way` places further along, or the last one on that side. */
export function speedBeside(speed, way) {
  const place = SPEEDS.indexOf(speed) + way;
  return SPEEDS[Math.min(Math.max(place, 0), SPEEDS.length - 1)];
}
