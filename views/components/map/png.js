/** The view as a PNG: Plotly's part between the map's ground and the paths, which Plotly does not know of. */
const SCALE = 2;

/** @param {import("./map.js").LossMap | import("../surface/surface3d.js").LossSurface} view */
export async function savePng(view) {
  const { Plotly, plot, overlay, theme } = view;
  const { clientWidth: width, clientHeight: height } = plot;
  const figure = new Image();
  figure.src = await Plotly.toImage(plot, { format: "png", width, height, scale: SCALE });
  await figure.decode();
  const canvas = Object.assign(document.createElement("canvas"), { width: width * SCALE, height: height * SCALE });
  const context = canvas.getContext("2d");
  context.scale(SCALE, SCALE);
  context.fillStyle = theme.background;
  context.fillRect(0, 0, width, height);
  view.drawGroundOn?.(context);
  context.drawImage(figure, 0, 0, width, height);
  context.translate(overlay.left, overlay.top);
  view.drawStill(context);
  view.drawMoving(context);
  Object.assign(document.createElement("a"), { href: canvas.toDataURL(), download: "loss-landscape.png" }).click();
}
