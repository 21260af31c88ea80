/**
 * The line to the server: one message on its way, behind it the newest of each knob.
 *
 * Nothing is lost and nothing overtakes: a message is repeated until its sequence comes back, and only then follows the next.
 */

const page = Math.random().toString(36).slice(2, 12); // so that a reload never looks like an old page
const PATIENCE = 1500; // milliseconds
let count = 0;

export class Line {
  constructor() {
    this.waiting = new Map(); // by the name of the knob, the oldest turn first
    this.underway = null;
  }

  /** Send `value` as soon as the line is free. */
  say(name, value, final) {
    this.waiting.delete(name);
    this.waiting.set(name, { name, value, final });
    setTimeout(() => this.next()); // a key turns and lets go in one breath: that is one message, not two
  }

  /** The server has heard everything up to `sequence`. */
  heard(sequence) {
    if (!this.underway || sequence?.[0] !== page || sequence[1] < this.underway.sequence[1]) return;
    clearTimeout(this.timer);
    this.underway = null;
    this.next();
  }

  /** Whether a word about this knob has not been answered yet. */
  concerns(name) {
    return this.waiting.has(name) || this.underway?.name === name;
  }

  next() {
    const [message] = this.waiting.values();
    if (this.underway || !message) return;
    this.waiting.delete(message.name);
    this.underway = { ...message, sequence: [page, ++count] };
    this.transmit(PATIENCE);
  }

  /** Patience doubles, because a repeat makes a slow server start again. */
  transmit(patience) {
    this.send(this.underway);
    this.timer = setTimeout(() => this.transmit(2 * patience), patience);
  }

  hangUp() {
    clearTimeout(this.timer);
    this.waiting.clear();
    this.underway = null;
  }
}
