/** The link of what is shown, to copy and as a QR code: the address is the experiment. */
import { Dialog } from "../dialog/dialog.js";
import { icon } from "../icons/icons.js";
import { stylesheet } from "../stage/resources.js";
import { phrase } from "../words/phrase.js";

const PATIENCE = 2000; // milliseconds until the button offers itself again
let share = null;

/** Show the link that is in the address bar now. */
export function showShare() {
  share ??= new Share();
  share.open();
}

class Share {
  constructor() {
    stylesheet("share/share");
    this.dialog = new Dialog(phrase("share_heading"), "lab-share");
    this.dialog.body.innerHTML = `
      <figure class="lab-qr" data-testid="lab-qr"></figure>
      <div class="lab-share-link">
        <input type="text" readonly aria-label="${phrase("link")}" data-testid="lab-link">
        <button type="button" autofocus data-testid="lab-copy" aria-live="polite"></button>
      </div>`;
    [this.code, { firstElementChild: this.field, lastElementChild: this.button }] = this.dialog.body.children;
    this.button.onclick = () => this.copy();
    this.field.onfocus = () => this.field.select();
  }

  open() {
    this.field.value = window.location.href;
    this.offer("copy_link", "link");
    this.showCode(this.field.value);
    this.dialog.open();
  }

  /** The code is drawn by the server; one that it refuses is explained in its place. */
  async showCode(address) {
    const response = await fetch(new URL(`lab/qr?${encodeURIComponent(address)}`, document.baseURI)).catch(() => null);
    if (address !== this.field.value) return;
    if (!response?.ok) return void (this.code.textContent = (await response?.text()) ?? phrase("unreachable"));
    this.code.innerHTML = await response.text();
    const drawing = this.code.firstElementChild;
    drawing.setAttribute("role", "img");
    drawing.setAttribute("aria-label", phrase("qr_code"));
  }

  async copy() {
    const hasCopied = await copied(this.field);
    this.offer(hasCopied ? "link_copied" : "copy_failed", hasCopied ? "check" : "link");
    setTimeout(() => this.offer("copy_link", "link"), PATIENCE);
  }

  offer(code, sign) {
    this.button.innerHTML = `${icon(sign)} <span>${phrase(code)}</span>`;
  }
}

/** The clipboard is closed to pages that are served without TLS; a selected text field still copies there. */
async function copied(field) {
  if (navigator.clipboard && window.isSecureContext) {
    return navigator.clipboard.writeText(field.value).then(() => true, () => false);
  }
  field.select();
  return document.execCommand("copy");
}
