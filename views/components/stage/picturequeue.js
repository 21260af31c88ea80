/**
 * Which picture is asked for: a link, and the turns of what is in the hand.
 *
 * One request is on its way, behind it waits the newest. A draft under way is let through, or a slow line would show nothing
 * while a hand drags; it is aborted once the hand has let go or another link is shown. What was overtaken is never shown.
 */

const SHORTEST_PAUSE = 500; // milliseconds before another try; doubles up to the longest
const LONGEST_PAUSE = 8000;

/** An answer that another try will not change, with a sentence for people. */
export class Refusal extends Error {}

/**
 * @typedef {object} Surroundings
 * @property {(query: string, signal: AbortSignal) => Promise<{link: string}>} load rejects with a `Refusal`, or with whatever
 *   else has gone wrong on the way
 * @property {(picture: object, request: {isDraft: boolean}) => void} show
 * @property {(error: Error | null) => void} report what is wrong with the newest request, or that nothing is
 */
export class PictureQueue {
  /** @param {Surroundings} surroundings */
  constructor({ load, show, report }) {
    Object.assign(this, { load, show, report });
    this.link = null;
    this.turns = new Map(); // text by target and name, the oldest first
    this.isDraft = false;
    this.request = null; // on its way: {query, turns, isDraft, link, aborter}
    this.shown = null; // the request whose picture is shown, with `canonical`, the link of that picture
    this.refused = null; // a query that is not asked for again
    this.pause = 0;
  }

  /** Whether what is shown is what is asked for, and nothing is on its way. */
  get isSettled() {
    return !this.request && (this.link === null || this.isAnswered);
  }

  /** What Streamlit says is shown from now on; the turns called `settled` are part of it. */
  setLink(link, settled = []) {
    for (const name of settled) this.turns.delete(name);
    this.isDraft &&= this.turns.size > 0;
    this.link = link;
    this.next();
  }

  /** What the hand has turned `name` to; a draft until it lets go. */
  turn(name, value, isDraft) {
    this.turns.delete(name);
    this.turns.set(name, `${name} ${value}`);
    this.isDraft = isDraft;
    this.next();
  }

  /** What was turned under `names` does not count. */
  withdraw(names) {
    if (!names.some((name) => this.turns.has(name))) return;
    this.setLink(this.link, names);
  }

  /** Try again at once: something has changed that lets one hope. */
  retry() {
    if (!this.pause) return;
    clearTimeout(this.timer);
    this.timer = null;
    this.next();
  }

  get turnText() {
    return [...this.turns.values()].map((text) => `&turn=${encodeURIComponent(text)}`).join("");
  }

  get query() {
    return `${this.link}${this.turnText}${this.isDraft ? "&draft=1" : ""}`;
  }

  /** Whether what is shown is what is asked for: the same query, or a whole picture of the very link. */
  get isAnswered() {
    const { shown, query } = this;
    if (!shown) return this.refused === query;
    if (shown.query === query || this.refused === query) return true;
    const turns = this.turnText;
    return !this.isDraft && !shown.isDraft && shown.canonical === this.link && (turns === "" || turns === shown.turns);
  }

  next() {
    if (this.link === null || this.timer) return;
    if (this.request && this.isOvertaken(this.request)) this.abort();
    if (this.request || this.isAnswered) return;
    this.send({ query: this.query, turns: this.turnText, isDraft: this.isDraft, link: this.link });
  }

  /** When the link changes, a whole picture with turns is waited for, and so is the very first: most likely it is that link's. */
  isOvertaken(request) {
    if (request.isDraft) return !this.isDraft;
    return this.shown !== null && request.turns === "" && request.link !== this.link;
  }

  abort() {
    this.request.aborter.abort();
    this.request = null;
  }

  async send(request) {
    request.aborter = new AbortController();
    this.request = request;
    try {
      const picture = await this.load(request.query, request.aborter.signal);
      if (this.request === request) this.receive(request, picture);
    } catch (error) {
      if (this.request === request) this.fail(request, error);
    }
  }

  receive(request, picture) {
    this.request = null;
    this.pause = 0;
    this.shown = { ...request, canonical: picture.link };
    this.report(null);
    this.show(picture, request);
    this.next();
  }

  fail(request, error) {
    this.request = null;
    this.report(error);
    if (error instanceof Refusal) {
      this.refused = request.query;
      return this.next();
    }
    this.pause = Math.min(Math.max(2 * this.pause, SHORTEST_PAUSE), LONGEST_PAUSE);
    this.timer = setTimeout(() => {
      this.timer = null;
      this.next();
    }, this.pause);
  }
}
