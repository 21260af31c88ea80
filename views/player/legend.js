/** Who is who: a sample of each run's line, its name, and its loss at the step that is shown. */
import { drawHead } from "./ink.js";
import { stage } from "./stage.js";
import { brief } from "./words.js";

const [WIDE, HIGH] = [34, 16];
const PATIENCE = 90; // milliseconds between two readings, slow enough for the eye

export class Legend {
  constructor(list) {
    this.list = list;
    this.read = 0;
  }

  update(changes, theme) {
    if (!stage.paths) return;
    if (changes.has("picture") || changes.has("theme")) this.draw(theme);
    const due = performance.now() - this.read > PATIENCE || !stage.playing;
    if (changes.has("picture") || (due && (changes.has("step") || changes.has("controls")))) this.showLosses();
  }

  draw(theme) {
    const { runs, selected } = stage.paths.header;
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
    this.read = performance.now();
    const { header, blocks } = stage.paths;
    const step = Math.floor(stage.step);
    this.values.forEach((value, run) => {
      value.textContent = brief(blocks.losses[run * (header.n_steps + 1) + Math.min(step, header.runs[run].last_step)]);
    });
  }
}

function sample(run, selected, theme) {
  const ratio = window.devicePixelRatio || 1;
  const canvas = Object.assign(document.createElement("canvas"), { width: WIDE * ratio, height: HIGH * ratio });
  Object.assign(canvas.style, { width: `${WIDE}px`, height: `${HIGH}px` });
  const sheet = canvas.getContext("2d");
  sheet.scale(ratio, ratio);
  sheet.strokeStyle = run.style[theme.mode];
  sheet.lineWidth = selected ? 3.2 : 2.2;
  sheet.setLineDash(run.style.dash);
  sheet.beginPath();
  sheet.moveTo(0, HIGH / 2);
  sheet.lineTo(WIDE - 8, HIGH / 2);
  sheet.stroke();
  sheet.setLineDash([]);
  drawHead(sheet, { run, radius: 5 }, WIDE - 8, HIGH / 2, theme);
  return canvas;
}
