/**
 * The first picture: it is asked for and drawn as soon as the page's HTML is there, before Streamlit and Plotly are.
 *
 * The player is made where the Explore page will have it, and moves into the page once Streamlit has made room for it. The
 * HTML announces this module in a script element that is `async`, or it would wait for Streamlit's; its `data-link` says which
 * picture, without one it is that of the address.
 */
import COLOURS from "../themecolours.js";
import { setColours } from "../page/colours.js";
import { openBeforeStreamlit } from "../player/player.js";
import { isDark } from "../scheme/scheme.js";

const script = document.querySelector("script[data-link]");

if (!document.body) await new Promise((parsed) => document.addEventListener("DOMContentLoaded", parsed));
setColours(COLOURS[isDark() ? "dark" : "light"]);
openBeforeStreamlit(script?.dataset.link ?? location.search.slice(1));
