/** The view as a PNG: Plotly's part, and over it the paths, which Plotly does not know of. */
const SCALE = 2;

/** @param {import("./map.js").LossMap | import("./surface3d.js").LossSurface} view */
export async function savePicture(view) {
  const { Plotly, plot, glass, theme } = view;
  const { clientWidth: width, clientHeight: height } = plot;
  const still = new Image();
  still.src = await Plotly.toImage(plot, { format: "png", width, height, scale: SCALE });
  await still.decode();
  const canvas = Object.assign(document.createElement("canvas"), { width: width * SCALE, height: height * SCALE });
  const sheet = canvas.getContext("2d");
  sheet.scale(SCALE, SCALE);
  sheet.fillStyle = theme.page;
  sheet.fillRect(0, 0, width, height);
  sheet.drawImage(still, 0, 0, width, height);
  sheet.translate(glass.left, glass.top);
  view.drawStill(sheet);
  view.drawRuns(sheet);
  Object.assign(document.createElement("a"), { href: canvas.toDataURL(), download: "loss-landscape.png" }).click();
}
