/** Messages to Streamlit: nothing is lost, nothing overtakes. */
import assert from "node:assert/strict";
import { afterEach, beforeEach, mock, test } from "node:test";

import { MessageQueue } from "../../views/components/messages/messages.js";

let opened = [];

beforeEach(() => mock.timers.enable({ apis: ["setTimeout"] }));
afterEach(() => {
  opened.forEach((queue) => queue.close());
  opened = [];
  mock.timers.reset();
});

/** A queue and what it has sent. */
function setUp() {
  const [queue, sent] = [new MessageQueue(), []];
  queue.connect((message) => sent.push(message));
  opened.push(queue);
  return { queue, sent };
}

/** What was sent, without its sequence. */
const told = (sent) => sent.map(({ name, value }) => [name, value]);

test("what is said in one breath is one message, the newest of each name", () => {
  const { queue, sent } = setUp();
  queue.post("rate", 1);
  queue.post("rate", 2);
  mock.timers.tick(0);
  assert.deepEqual(told(sent), [["rate", 2]]);
});

test("the next message follows only once the one before is answered", () => {
  const { queue, sent } = setUp();
  queue.post("rate", 1);
  mock.timers.tick(0);
  queue.post("rate", 2);
  queue.post("start", [1, 2]);
  queue.post("rate", 3);
  mock.timers.tick(0);
  assert.deepEqual(told(sent), [["rate", 1]]);
  assert.deepEqual(queue.acknowledge(sent[0].sequence), [], "there is more to say of it");
  assert.deepEqual(queue.acknowledge(sent[1].sequence), ["start"]);
  assert.deepEqual(queue.acknowledge(sent[2].sequence), ["rate"]);
  assert.deepEqual(told(sent), [["rate", 1], ["start", [1, 2]], ["rate", 3]]);
  assert.ok(!queue.isPending("rate"));
});

test("a message is repeated, ever more patiently, until it is answered", () => {
  const { queue, sent } = setUp();
  queue.post("rate", 1);
  mock.timers.tick(0);
  for (const patience of [1500, 3000, 6000]) mock.timers.tick(patience);
  assert.equal(sent.length, 4);
  assert.equal(new Set(sent.map(({ sequence }) => String(sequence))).size, 1);
  assert.deepEqual(sent.map(({ attempt }) => attempt), [1, 2, 3, 4], "Streamlit hears only of what has changed");
  queue.acknowledge(sent[0].sequence);
  mock.timers.tick(60_000);
  assert.equal(sent.length, 4);
});

test("neither an old answer nor one to another page counts", () => {
  const { queue, sent } = setUp();
  queue.post("rate", 1);
  mock.timers.tick(0);
  const [page, number] = sent[0].sequence;
  for (const sequence of [null, [page, number - 1], ["another page", number]]) queue.acknowledge(sequence);
  assert.ok(queue.isPending("rate"));
});

test("what is said before Streamlit is there is sent once it is", () => {
  const [queue, sent] = [new MessageQueue(), []];
  opened.push(queue);
  queue.post("start", [1, 2]);
  mock.timers.tick(0);
  queue.connect((message) => sent.push(message));
  assert.deepEqual(told(sent), [["start", [1, 2]]]);
});

test("what is asked for again while it waits is asked for together", () => {
  const { queue, sent } = setUp();
  queue.postAgain("undo");
  mock.timers.tick(0);
  for (let press = 0; press < 3; press++) queue.postAgain("undo");
  queue.acknowledge(sent[0].sequence);
  assert.deepEqual(told(sent), [["undo", 1], ["undo", 3]]);
});

test("queues speak one after the other, and one that is closed keeps nobody waiting", () => {
  const [one, other, third] = [setUp(), setUp(), setUp()];
  one.queue.post("rate", 1);
  other.queue.post("step", 60);
  third.queue.post("tab", "inside");
  mock.timers.tick(0);
  assert.deepEqual([one, other, third].map(({ sent }) => sent.length), [1, 0, 0]);
  one.queue.acknowledge(one.sent[0].sequence);
  assert.deepEqual([one, other, third].map(({ sent }) => sent.length), [1, 1, 0]);
  other.queue.close();
  assert.deepEqual(told(third.sent), [["tab", "inside"]]);
});
