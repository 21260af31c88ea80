/**
 * Messages to Streamlit: one on its way, behind it the newest of each name.
 *
 * Nothing is lost and nothing overtakes: a message is repeated until its sequence comes back, and only then follows the next.
 * That holds for all queues of the page together, because Streamlit sends the address along: a message sent before the
 * answer to another has changed the address would bring the old address back.
 */

const page = Math.random().toString(36).slice(2, 12); // so that a reload never looks like an old page
const PATIENCE = 1500; // milliseconds; doubles, because a repeat makes a slow server start again
let count = 0;
let speaking = null; // the queue that has a message on its way
const queues = new Set(); // with something to say

export class MessageQueue {
  constructor() {
    this.waiting = new Map(); // by name, the oldest first
    this.underway = null;
    this.send = null; // how a message reaches Streamlit; null until it is there
  }

  /** From now on messages reach Streamlit by `send`, which is newer with every payload. */
  connect(send) {
    this.send = send;
    this.next();
  }

  /** Send `value` under `name` as soon as nothing is on its way. */
  post(name, value) {
    this.waiting.delete(name);
    this.waiting.set(name, { name, value });
    queues.add(this);
    setTimeout(() => this.next()); // what is said in one breath is one message
  }

  /** Ask for `name` once more: the value says how many times, and what still waits is asked for together. */
  postAgain(name) {
    this.post(name, (this.waiting.get(name)?.value ?? 0) + 1);
  }

  /** Everything up to `sequence` has been answered; returns the names of which nothing is left to answer. */
  acknowledge(sequence) {
    if (!this.underway || sequence?.[0] !== page || sequence[1] < this.underway.sequence[1]) return [];
    clearTimeout(this.timer);
    const { name } = this.underway;
    this.fallSilent();
    return this.isPending(name) ? [] : [name];
  }

  /** Whether a message under `name` has not been answered yet. */
  isPending(name) {
    return this.waiting.has(name) || this.underway?.name === name;
  }

  next() {
    const [message] = this.waiting.values();
    if (speaking || !message || !this.send) return;
    speaking = this;
    this.waiting.delete(message.name);
    queues.delete(this);
    if (this.waiting.size) queues.add(this);
    this.underway = { ...message, sequence: [page, ++count], attempt: 0 };
    this.transmit(PATIENCE);
  }

  transmit(patience) {
    this.underway.attempt += 1;
    this.send({ ...this.underway });
    this.timer = setTimeout(() => this.transmit(2 * patience), patience);
  }

  /** Forget everything that has not been answered. */
  close() {
    clearTimeout(this.timer);
    this.waiting.clear();
    queues.delete(this);
    this.fallSilent();
  }

  /** Nothing of this queue is on its way any more: whoever has waited longest may speak. */
  fallSilent() {
    this.underway = null;
    if (speaking === this) speaking = null;
    for (const queue of [...queues]) queue.next();
  }
}
