/** The look of formulas and their font. */
import { stylesheet } from "../stage/resources.js";

const sheets = Promise.all(["font/font", "formula/formula"].map(stylesheet));

/** Resolves once formulas look as they should, so that they can be measured. */
export const styles = sheets.then(() => document.fonts.load('16px "Lab Math"'));
