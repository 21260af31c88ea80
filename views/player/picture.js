/** The map as a PNG: Plotly's part and the paths on the glass, which Plotly does not know of. */
const SCALE = 2;

export async function savePicture(Plotly, plot, glass, theme) {
  const { clientWidth: width, clientHeight: height } = plot;
  const still = new Image();
  still.src = await Plotly.toImage(plot, { format: "png", width, height, scale: SCALE });
  await still.decode();
  const canvas = Object.assign(document.createElement("canvas"), { width: width * SCALE, height: height * SCALE });
  const sheet = canvas.getContext("2d");
  sheet.scale(SCALE, SCALE);
  sheet.fillStyle = theme.page;
  sheet.fillRect(0, 0, width, height);
  for (const layer of [still, glass.lower.canvas, glass.upper.canvas]) {
    const whole = layer === still;
    if (whole) sheet.drawImage(layer, 0, 0, width, height);
    else sheet.drawImage(layer, glass.left, glass.top, glass.width, glass.height);
  }
  const link = document.createElement("a");
  link.href = canvas.toDataURL("image/png");
  link.download = "loss-landscape.png";
  link.click();
}
