/**
 * A part of the page that comes in pieces is not seen before it is whole, so that nothing moves under the eye.
 *
 * The stylesheet hides it until its element says `data-lab-whole`; to ask for the pieces in the stylesheet itself would make the
 * browser look for them again at every change of the page.
 */

/** Let `element` be seen as soon as something matches each of the `selectors`. */
export function showOnceWhole(element, selectors) {
  const look = () => {
    if (!selectors.every((selector) => document.querySelector(selector))) return;
    observer.disconnect();
    element.dataset.labWhole = "yes";
  };
  const observer = new MutationObserver(look);
  observer.observe(document.body, { childList: true, subtree: true });
  look();
}
