/** The pictures of this page: asked for by link, shown on the stage. */
import { unpack } from "./buffer.js";
import { Picture } from "./picture.js";
import { PictureQueue, Refusal } from "./picturequeue.js";
import { invalidate, setPicture } from "./stage.js";

const LONGEST_WAIT = 30_000; // milliseconds for one answer
const N_SURFACES = 4; // that are kept, so that going back needs no waiting

const surfaces = new Map(); // by key, the one that was used longest ago first

/** What is wrong with the newest request: an error, or null. */
export const connection = { error: null };

export const pictures = new PictureQueue({ load, show, report });

for (const [target, hopeful] of [[window, "online"], [document, "visibilitychange"]]) {
  target.addEventListener(hopeful, () => pictures.retry());
}

/** The picture for a query, together with its surface; while none is known, both are asked for at once. */
async function load(query, signal) {
  const [bytes] = await Promise.all([
    fetched(`lab/picture?${query}`, signal),
    surfaces.size === 0 && fetchSurface(query, signal),
  ]);
  const picture = new Picture(bytes);
  const { surface: key, surface_link: link } = picture.header;
  if (!surfaces.has(key)) await fetchSurface(link, signal);
  picture.surface = surfaces.get(key);
  keep(picture.surface);
  return picture;
}

/** A picture that was asked for before Streamlit's newest link came may not know yet what that has answered. */
function show(picture, { isDraft, link }) {
  const isOfNewestLink = [link, picture.link].includes(pictures.link);
  setPicture(Object.assign(picture, { isDraft, isOfNewestLink }));
}

/** A surface is large and rarely changes: it is asked for only if it is not known. */
async function fetchSurface(link, signal) {
  keep(unpack(await fetched(`lab/surface?${link}`, signal)));
}

/** Remember the surfaces that were used last. */
function keep(surface) {
  surfaces.delete(surface.header.key);
  surfaces.set(surface.header.key, surface);
  if (surfaces.size > N_SURFACES) surfaces.delete(surfaces.keys().next().value);
}

/** The bytes at an address below the page's base; what the server refuses for good is a `Refusal`. */
async function fetched(address, signal) {
  const patience = AbortSignal.timeout(LONGEST_WAIT);
  const response = await fetch(new URL(address, document.baseURI), { signal: AbortSignal.any([signal, patience]) });
  if (response.ok) return new Uint8Array(await response.arrayBuffer());
  const sentence = await response.text();
  throw response.status < 500 ? new Refusal(sentence) : new Error(sentence);
}

function report(error) {
  if (connection.error === error) return;
  connection.error = error;
  invalidate("connection");
}
