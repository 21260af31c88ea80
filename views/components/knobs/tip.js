/** A sentence that explains something: beside it while one points at it, has stepped on it by keys, or has tapped it. */
const GAP = 2; // pixels between the two, so little that the mouse gets across
const EDGE = 8; // pixels that stay free at the window's edges

export class Tip {
  /** @param {HTMLElement} owner what is explained @param {HTMLElement} box the sentence */
  constructor(owner, box) {
    Object.assign(this, { owner, box });
    box.popover = "manual"; // above everything, and cut by nothing that scrolls
    this.closing = new AbortController();
    this.listen();
  }

  listen() {
    const { owner, box } = this;
    owner.addEventListener("pointerenter", ({ pointerType }) => pointerType === "mouse" && this.open());
    for (const part of [owner, box]) part.addEventListener("pointerleave", (event) => this.leave(event));
    owner.addEventListener("focus", () => owner.matches(":focus-visible") && this.open());
    owner.addEventListener("blur", () => this.close());
    owner.addEventListener("click", () => this.open());
  }

  /** The mouse may go over to the sentence. */
  leave({ relatedTarget, pointerType }) {
    const stays = [this.owner, this.box].some((part) => part.contains(relatedTarget));
    if (pointerType === "mouse" && !stays) this.close();
  }

  open() {
    if (this.box.matches(":popover-open")) return;
    this.box.showPopover();
    this.place();
    this.closing = new AbortController();
    const { signal } = this.closing;
    window.addEventListener("keydown", ({ key }) => key === "Escape" && this.close(), { signal, capture: true });
    window.addEventListener("scroll", () => this.close(), { signal, capture: true });
    window.addEventListener("pointerdown", ({ target }) => this.isElsewhere(target) && this.close(), { signal, capture: true });
  }

  isElsewhere(target) {
    return !this.owner.contains(target) && !this.box.contains(target);
  }

  /** Where it covers no other knob: on the left, else below, else above. */
  place() {
    const { left, top, bottom } = this.owner.getBoundingClientRect();
    const { offsetWidth: width, offsetHeight: height } = this.box;
    const isBeside = left - width - GAP >= EDGE && bottom > 2 * height;
    const below = bottom + GAP + height + EDGE > innerHeight ? top - height - GAP : bottom + GAP;
    const x = isBeside ? left - width - GAP : Math.min(left, innerWidth - width - EDGE);
    this.box.style.left = `${Math.max(EDGE, x)}px`;
    this.box.style.top = `${isBeside ? (top + bottom - height) / 2 : below}px`;
  }

  close() {
    this.closing.abort();
    if (this.box.matches(":popover-open")) this.box.hidePopover();
  }

  destroy() {
    this.closing.abort();
  }
}
