/** Who is who: a sample of each run's line, its name, and its loss at the step that is shown. */
import { brief } from "../words/numbers.js";
import { drawHead } from "../drawing/marks.js";
import { stage } from "../stage/stage.js";

const [WIDTH, HEIGHT] = [34, 16];
const READING_PAUSE = 90; // milliseconds between two internals, slow enough for the eye

export class Legend {
  constructor(list) {
    this.list = list;
    this.lastReading = 0;
  }

  update(changes, theme) {
    if (!stage.picture) return;
    if (changes.has("picture") || changes.has("theme")) this.draw(theme);
    const due = performance.now() - this.lastReading > READING_PAUSE || !stage.playing;
    if (changes.has("picture") || (due && (changes.has("step") || changes.has("controls")))) this.showLosses();
  }

  draw(theme) {
    const { runs, selected } = stage.picture.header;
    const look = JSON.stringify([runs.map(({ label, style }) => [label, style]), selected, theme]);
    if (look === this.look) return;
    this.look = look;
    this.values = [];
    this.list.replaceChildren(...runs.map((run, index) => this.entry(run, index === selected, theme)));
  }

  entry(run, selected, theme) {
    const entry = document.createElement("li");
    const [label, value] = ["lab-name", "lab-loss"].map((name) =>
      Object.assign(document.createElement("span"), { className: name }));
    entry.classList.toggle("lab-selected", selected);
    label.textContent = run.label;
    this.values.push(value);
    entry.append(sample(run, selected, theme), label, value);
    return entry;
  }

  showLosses() {
    this.lastReading = performance.now();
    this.values.forEach((value, run) => {
      value.textContent = brief(stage.picture.lossAt(run, stage.step));
    });
  }
}

function sample(run, selected, theme) {
  const ratio = window.devicePixelRatio || 1;
  const canvas = Object.assign(document.createElement("canvas"), { width: WIDTH * ratio, height: HEIGHT * ratio });
  Object.assign(canvas.style, { width: `${WIDTH}px`, height: `${HEIGHT}px` });
  const context = canvas.getContext("2d");
  context.scale(ratio, ratio);
  context.strokeStyle = run.style[theme.mode];
  context.lineWidth = selected ? 3.2 : 2.2;
  context.setLineDash(run.style.dash);
  context.beginPath();
  context.moveTo(0, HEIGHT / 2);
  context.lineTo(WIDTH - 8, HEIGHT / 2);
  context.stroke();
  context.setLineDash([]);
  drawHead(context, { run, radius: 5 }, WIDTH - 8, HEIGHT / 2, theme);
  return canvas;
}
