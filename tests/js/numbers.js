/** Writes each number that comes in, as JSON, in every way that the browser has: for a comparison with Python. */
import { readFileSync } from "node:fs";

import { brief, spoken } from "../../views/components/words/numbers.js";

const values = JSON.parse(readFileSync(0, "utf8")).map(Number);
const ways = [1, 2, 3, 4, null].flatMap((digits) => [
  values.map((value) => brief(value, digits)),
  values.map((value) => spoken(value, digits)),
]);
console.log(JSON.stringify(ways));
