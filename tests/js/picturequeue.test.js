/** The queue of pictures: one request on its way, the newest behind it, nothing shown that was overtaken. */
import assert from "node:assert/strict";
import { mock, test } from "node:test";

import { PictureQueue, Refusal } from "../../views/components/stage/picturequeue.js";

/** A queue whose answers the test gives by hand: `asked` holds what is on its way or was. */
function setUp() {
  const [asked, shown, reports] = [[], [], []];
  const load = (query, signal) => new Promise((resolve, reject) => {
    asked.push({ query, answer: (link = query) => resolve({ query, link }), fail: reject, signal });
    signal.addEventListener("abort", () => reject(signal.reason));
  });
  const queue = new PictureQueue({ load, show: ({ query }) => shown.push(query), report: (error) => reports.push(error) });
  return { queue, asked, shown, reports };
}

/** Until everything that was promised has been done. */
const settled = () => new Promise((done) => setImmediate(done));
const turn = (text) => `&turn=${encodeURIComponent(text)}`;

test("a link is asked for once", async () => {
  const { queue, asked, shown } = setUp();
  queue.setLink("a");
  queue.setLink("a");
  asked[0].answer();
  await settled();
  queue.setLink("a");
  assert.deepEqual([asked.length, shown], [1, ["a"]]);
  assert.ok(queue.isSettled);
});

test("while a request is on its way, only the newest turn waits", async () => {
  const { queue, asked, shown } = setUp();
  queue.setLink("a");
  asked[0].answer();
  await settled();
  for (const value of [1, 2, 3, 4]) queue.turn("run 0 learning_rate", value, true);
  assert.equal(asked.length, 2);
  asked[1].answer();
  await settled();
  assert.equal(asked.length, 3);
  asked[2].answer();
  await settled();
  const drafts = [1, 4].map((value) => `a${turn(`run 0 learning_rate ${value}`)}&draft=1`);
  assert.deepEqual(shown, ["a", ...drafts]);
});

test("turns of several knobs are told together, the newest last", () => {
  const { queue, asked } = setUp();
  queue.turn("noise scale", 1, false);
  queue.turn("start", "1 2", false);
  queue.turn("noise scale", 2, false);
  queue.setLink("a");
  assert.equal(asked[0].query, `a${turn("start 1 2")}${turn("noise scale 2")}`);
});

test("letting go aborts the draft that is on its way and asks for the whole picture", async () => {
  const { queue, asked, shown } = setUp();
  queue.setLink("a");
  asked[0].answer();
  await settled();
  queue.turn("k", 1, true);
  queue.turn("k", 2, false);
  assert.ok(asked[1].signal.aborted);
  assert.equal(asked[2].query, `a${turn("k 2")}`);
  asked[2].answer();
  asked[1].answer();
  await settled();
  assert.deepEqual(shown, ["a", `a${turn("k 2")}`]);
});

test("the link that a turn has led to needs no further picture, whichever comes first", async () => {
  for (const linkComesFirst of [true, false]) {
    const { queue, asked, shown } = setUp();
    queue.setLink("a");
    asked[0].answer();
    await settled();
    queue.turn("k", 2, false);
    if (linkComesFirst) queue.setLink("a with k 2", ["k"]);
    asked[1].answer("a with k 2");
    await settled();
    if (!linkComesFirst) queue.setLink("a with k 2");
    queue.setLink("a with k 2", ["k"]);
    await settled();
    assert.equal(asked.length, 2);
    assert.equal(shown.length, 2);
    assert.ok(queue.isSettled);
  }
});

test("a link that says something else than the turn is asked for", async () => {
  const { queue, asked, shown } = setUp();
  queue.setLink("a");
  asked[0].answer();
  await settled();
  queue.turn("k", 2, false);
  asked[1].answer("a with k 2");
  await settled();
  queue.setLink("a with k 1", ["k"]);
  asked[2].answer();
  await settled();
  assert.equal(shown.at(-1), "a with k 1");
});

test("another link aborts the one that is on its way", async () => {
  const { queue, asked, shown } = setUp();
  queue.setLink("a");
  asked[0].answer();
  await settled();
  queue.setLink("b");
  queue.setLink("c");
  assert.ok(asked[1].signal.aborted);
  asked[2].answer();
  asked[1].answer();
  await settled();
  assert.deepEqual(shown, ["a", "c"]);
});

test("the first picture is waited for, and serves every spelling of its link", async () => {
  const { queue, asked, shown } = setUp();
  queue.setLink("");
  queue.setLink("a in full");
  asked[0].answer("a in full");
  await settled();
  assert.deepEqual([asked.length, shown], [1, [""]]);
  assert.ok(queue.isSettled);
});

test("what was turned and withdrawn is shown as it was", async () => {
  const { queue, asked, shown } = setUp();
  queue.setLink("a");
  asked[0].answer();
  await settled();
  queue.turn("k", 2, true);
  asked[1].answer("a with k 2");
  await settled();
  queue.withdraw(["k"]);
  asked[2].answer();
  await settled();
  assert.equal(shown.at(-1), "a");
  assert.ok(queue.isSettled);
});

test("a server that cannot be reached is asked again after growing pauses, for the newest picture", async () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  try {
    const { queue, asked, shown, reports } = setUp();
    queue.setLink("a");
    for (const [index, pause] of [500, 1000, 2000, 4000, 8000, 8000].entries()) {
      asked[index].fail(new TypeError("Failed to fetch"));
      await settled();
      mock.timers.tick(pause - 1);
      assert.equal(asked.length, index + 1);
      mock.timers.tick(1);
      assert.equal(asked.length, index + 2);
    }
    queue.turn("k", 1, true);
    asked.at(-1).fail(new Error("503"));
    await settled();
    queue.retry();
    asked.at(-1).answer();
    await settled();
    assert.deepEqual(shown, [`a${turn("k 1")}&draft=1`]);
    assert.equal(reports.at(-1), null);
    assert.equal(reports.filter(Boolean).length, 7);
  } finally {
    mock.timers.reset();
  }
});

test("what is refused for good is not asked for again, but the next turn is", async () => {
  const { queue, asked, shown, reports } = setUp();
  queue.setLink("too long");
  asked[0].fail(new Refusal("The link is too long."));
  await settled();
  queue.setLink("too long");
  assert.equal(asked.length, 1);
  assert.equal(reports.at(-1).message, "The link is too long.");
  queue.setLink("a");
  asked[1].answer();
  await settled();
  assert.deepEqual(shown, ["a"]);
  assert.equal(reports.at(-1), null);
});

test("however turns and answers follow each other, pictures are shown in the order of their turns and the last one is", async () => {
  let state = 20261121;
  const random = () => (state = (state * 1103515245 + 12345) % 2 ** 31) / 2 ** 31;
  for (let round = 0; round < 200; round++) {
    const { queue, asked, shown } = setUp();
    queue.setLink("a");
    let value = 0;
    for (let event = 0; event < 30; event++) {
      if (random() < 0.6) queue.turn("k", ++value, random() < 0.8);
      else asked[Math.floor(random() * asked.length)].answer();
      await settled();
    }
    queue.turn("k", ++value, false);
    while (!queue.isSettled) {
      asked.at(-1).answer();
      await settled();
    }
    const values = shown.filter((query) => query !== "a").map((query) => Number(/k%20(\d+)/.exec(query)[1]));
    assert.deepEqual(values, [...values].sort((a, b) => a - b));
    assert.equal(values.at(-1), value);
    assert.ok(asked.filter(({ signal }) => !signal.aborted).length <= shown.length + 1);
  }
});
