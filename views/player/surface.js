import { setSurface } from "./stage.js";

/** An element without a look of its own: it only hands the surface to the stage. */
export function mount({ data, parentElement }) {
  const room = parentElement.closest('[data-testid="stElementContainer"]');
  if (room) room.style.position = "absolute"; // takes no gap in the page's column
  if (data) setSurface(data);
}
