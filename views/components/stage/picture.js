/** One picture: what the server has packed for a link, its numbers by run and by kept step. */
import { unpack } from "./buffer.js";

/**
 * A thinned picture, a draft while a hand drags, keeps some steps only: each has a column, and what lies between two columns
 * is interpolated. A whole picture keeps every step, so that column and step are one.
 */
export class Picture {
  /** @param {Uint8Array} bytes */
  constructor(bytes) {
    const { header, blocks } = unpack(bytes);
    Object.assign(this, { header, blocks });
    this.steps = blocks.steps ?? null;
    this.link = header.link; // the canonical one of what is shown
    this.nColumns = this.steps?.length ?? header.n_steps + 1;
    this.positions = positionsOf(this);
    this.lastColumns = header.runs.map(({ last_step: last }) => Math.floor(this.columnOf(last)));
  }

  /** The column of a `step`; a fraction if the step lies between two columns. */
  columnOf(step) {
    if (!this.steps) return step;
    const above = this.firstColumnFrom(step);
    if (above === 0) return 0;
    if (above === this.nColumns) return this.nColumns - 1;
    const [low, high] = [this.steps[above - 1], this.steps[above]];
    return above - 1 + (step - low) / (high - low);
  }

  /** The first column whose step is not before `step`, by bisection. */
  firstColumnFrom(step) {
    let [low, high] = [0, this.nColumns];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.steps[middle] < step) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The step of a whole `column`. */
  stepOf(column) {
    return this.steps ? this.steps[column] : column;
  }

  /** Where `run` stands in a whole `column`, as [x, y]. */
  position(run, column) {
    const k = 2 * (run * this.nColumns + column);
    return [this.positions[k], this.positions[k + 1]];
  }

  /** The loss of `run` in a whole `column`. */
  loss(run, column) {
    return this.blocks.losses[run * this.nColumns + column];
  }

  /** The loss of `run` at the last kept step up to `step`; a run that has ended stays at its end. */
  lossAt(run, step) {
    return this.loss(run, Math.min(Math.floor(this.columnOf(step)), this.lastColumns[run]));
  }
}

/** Positions come as offsets from each run's end, because one looks most closely there. */
function positionsOf({ header, blocks: { offsets }, nColumns }) {
  return offsets.map((offset, k) => header.runs[Math.floor(k / (2 * nColumns))].end[k % 2] + offset);
}
