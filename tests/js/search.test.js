/** Finding cards: every word counts, in any case; what is almost right is offered. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { closest, grouped, matches } from "../../views/components/chooser/search.js";

const card = (key, title, more = {}) => ({ key, title, idea: "", ...more });
const BALL = card("heavy_ball", "Heavy ball", { year: "1964", authors: "B. T. Polyak", idea: "It rolls.", group: "First order" });
const CARDS = [BALL, card("adam", "Adam", { group: "Adaptive" }), card("lion", "Lion", { group: "Adaptive" })];

test("a card is found by any part of any of its words, in any order and any case", () => {
  for (const query of ["", "  ", "heavy", "POLYAK 64", "rolls ball", "heavy_ball", "order first"]) assert.ok(matches(BALL, query), query);
  for (const query of ["heavy 1965", "balls", "adam"]) assert.ok(!matches(BALL, query), query);
});

test("accents do not hide a card", () => {
  const levy = card("levy", "Lévy", { authors: "A. Lévy" });
  assert.ok(matches(levy, "levy"));
  assert.ok(matches(levy, "LÉVY"));
});

test("groups keep the order in which they come", () => {
  assert.deepEqual([...grouped(CARDS).keys()], ["First order", "Adaptive"]);
  assert.deepEqual(grouped(CARDS).get("Adaptive").map(({ key }) => key), ["adam", "lion"]);
});

test("what is almost right is offered, what is like nothing is not", () => {
  assert.equal(closest(CARDS, "hevyball"), BALL);
  assert.equal(closest(CARDS, "Adma"), null, "one pair of four is too little");
  assert.equal(closest(CARDS, "adamw").key, "adam");
  assert.equal(closest(CARDS, "zzz"), null);
  assert.equal(closest([], "adam"), null);
});
