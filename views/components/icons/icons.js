/** Every icon of the page, drawn: a sign of some font may be an empty box on the visitor's machine. */

/** Strokes on a square of 24 by 24, by name; `solid` ones are filled instead. */
const STROKES = {
  plus: '<path d="M12 5v14M5 12h14"/>',
  minus: '<path d="M5 12h14"/>',
  close: '<path d="M6 6l12 12M18 6 6 18"/>',
  check: '<path d="M5 12.5l4.5 4.5L19 7.5"/>',
  chevron: '<path d="M6 9.5l6 6 6-6"/>',
  back: '<path d="M14.5 6l-6 6 6 6"/>',
  forward: '<path d="M9.5 6l6 6-6 6"/>',
  pencil: '<path d="M5 19l1-4L16.5 4.5l3 3L9 18zM14 7l3 3"/>',
  copy: '<rect x="9" y="9" width="11" height="11" rx="2"/><path d="M15 9V6a2 2 0 0 0-2-2H6a2 2 0 0 0-2 2v7a2 2 0 0 0 2 2h3"/>',
  trash: '<path d="M4.5 7h15M9.5 7V4.5h5V7M6.5 7l1 12.5h9l1-12.5M10.5 11v5M13.5 11v5"/>',
  eye: '<path d="M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12z"/><circle cx="12" cy="12" r="2.8"/>',
  eye_off: '<path d="M4.6 8.9A16 16 0 0 0 2.5 12S6 18.5 12 18.5a9 9 0 0 0 3.6-.75M9 6a9 9 0 0 1 3-.5c6 0 9.5 6.5 9.5 6.5a16 16 0 0 1-2.6 3.5M4 4l16 16"/>',
  search: '<circle cx="10.5" cy="10.5" r="6"/><path d="M15 15l5 5"/>',
  sun: '<circle cx="12" cy="12" r="3.8"/><path d="M12 2.5v2.5M12 19v2.5M2.5 12H5M19 12h2.5M5.3 5.3 7 7M17 17l1.7 1.7M5.3 18.7 7 17M17 7l1.7-1.7"/>',
  moon: '<path d="M19.5 14.5A8 8 0 0 1 9.5 4.5a8 8 0 1 0 10 10z"/>',
  present: '<path d="M4 9V4h5M20 9V4h-5M4 15v5h5M20 15v5h-5"/>',
  shrink: '<path d="M9 4v5H4M15 4v5h5M9 20v-5H4M15 20v-5h5"/>',
  share: '<path d="M12 15V3.5M8 7l4-3.5L16 7M7 11H5.5v9.5h13V11H17"/>',
  link: '<path d="M10 14a4 4 0 0 0 5.7 0l3.1-3.1a4 4 0 0 0-5.7-5.7L11.8 6.5M14 10a4 4 0 0 0-5.7 0l-3.1 3.1a4 4 0 0 0 5.7 5.7l1.3-1.3"/>',
  qr_code: '<path d="M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h2.5v2.5H14zM20 14v2.5M17.5 20H20v-1M14 20h.5"/>',
  undo: '<path d="M8.5 5 4.5 9l4 4M5 9h9a5.5 5.5 0 0 1 0 11h-3"/>',
  redo: '<path d="M15.5 5l4 4-4 4M19 9h-9a5.5 5.5 0 0 0 0 11h3"/>',
  reset: '<path d="M5 5v4.5h4.5M5.6 9.5a7.2 7.2 0 1 1-.8 3.5"/>',
  step_back: '<path d="M15.5 6.5 10 12l5.5 5.5M7.5 6.5v11"/>',
  step_forward: '<path d="M8.5 6.5 14 12l-5.5 5.5M16.5 6.5v11"/>',
  loop: '<path d="M4.5 12a5 5 0 0 1 5-5h8m0 0-3-3m3 3-3 3M19.5 12a5 5 0 0 1-5 5h-8m0 0 3-3m-3 3 3 3"/>',
  fit: '<path d="M4 8V4h4M20 8V4h-4M4 16v4h4M20 16v4h-4"/><path d="M8 15c2-6 4 1 8-6"/>',
  equal_axes: '<path d="M5 4v15h15M5 4 3 6.5M5 4l2 2.5M20 19l-2.5-2M20 19l-2.5 2M10 9.5h6M10 13.5h6"/>',
  arrow: '<path d="M4 12h15M13 6l6 6-6 6"/>',
  whole_map: '<rect x="4" y="5.5" width="16" height="13" rx="1.5"/><path d="M9.5 9.5 7 7.8M14.5 9.5 17 7.8M9.5 14.5 7 16.2M14.5 14.5l2.5 1.7"/>',
  map: '<path d="M3.5 6.5 9 4.5l6 2 5.5-2v13l-5.5 2-6-2-5.5 2zM9 4.5v13M15 6.5v13"/>',
  surface: '<path d="M2.5 17c3 0 4-11 7-11s3 7 5.5 7 2.5-4 6.5-4M2.5 20h19"/>',
  tiles: '<rect x="3.5" y="4.5" width="7.5" height="6.5" rx="1"/><rect x="13" y="4.5" width="7.5" height="6.5" rx="1"/><rect x="3.5" y="13" width="7.5" height="6.5" rx="1"/><rect x="13" y="13" width="7.5" height="6.5" rx="1"/>',
  arrows: '<path d="M5 19 18.5 5.5M11 5h8v8"/>',
  keyboard: '<rect x="2.5" y="6" width="19" height="12.5" rx="2"/><path d="M6.5 10h.01M10 10h.01M14 10h.01M17.5 10h.01M7.5 14.5h9"/>',
  help: '<circle cx="12" cy="12" r="9"/><path d="M9.5 9.5a2.6 2.6 0 1 1 3.6 2.4c-.8.35-1.1.9-1.1 1.8M12 16.8h.01"/>',
  download: '<path d="M12 4v11M8 11.5l4 3.5 4-3.5M5 19.5h14"/>',
  camera: '<path d="M4 8h3.5L9 5.5h6L16.5 8H20v11.5H4z"/><circle cx="12" cy="13.5" r="3.3"/>',
};
const SOLIDS = {
  play: '<path d="M8 5.2v13.6a.7.7 0 0 0 1.07.6l10.6-6.8a.7.7 0 0 0 0-1.2L9.07 4.6A.7.7 0 0 0 8 5.2z"/>',
  pause: '<rect x="6.5" y="5" width="4" height="14" rx="1"/><rect x="13.5" y="5" width="4" height="14" rx="1"/>',
  more: '<circle cx="5.5" cy="12" r="1.7"/><circle cx="12" cy="12" r="1.7"/><circle cx="18.5" cy="12" r="1.7"/>',
};
const LINE = 'fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round"';

/**
 * The markup of the icon called `name`, in the colour of the text around it; whoever uses it names what it does.
 * @param {keyof STROKES | keyof SOLIDS} name
 * @param {number} size in pixels
 */
export function icon(name, size = 20) {
  const look = name in SOLIDS ? 'fill="currentColor"' : LINE;
  return `<svg viewBox="0 0 24 24" width="${size}" height="${size}" ${look} aria-hidden="true">${SOLIDS[name] ?? STROKES[name]}</svg>`;
}
