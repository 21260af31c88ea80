/** The plain wheel scrolls the page; with Ctrl, as which a pinch on a touchpad arrives, it zooms what it stands on. */

/** Keep plain turns of the wheel over `box` from whoever would take them for a zoom. */
export function scrollPastUnlessZooming(box, signal) {
  const pass = (event) => event.ctrlKey || event.metaKey || event.stopPropagation();
  box.addEventListener("wheel", pass, { signal, capture: true, passive: true });
}
