/** Writes each number that comes in, as JSON, in every way that the browser has: for a comparison with Python. */
import { readFileSync } from "node:fs";

import { brief, exact, inField, inSentence, spoken } from "../../views/components/words/numbers.js";

const values = JSON.parse(readFileSync(0, "utf8")).map(Number);
const ways = [1, 2, 3, 4, null].flatMap((digits) => [
  values.map((value) => inField(value, digits)),
  values.map((value) => inSentence(value, digits)),
]);
ways.push(values.map(brief), values.map(spoken), values.map(exact));
console.log(JSON.stringify(ways));
