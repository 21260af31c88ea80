const TYPES = { float32: Float32Array, uint16: Uint16Array };
const padded = (length) => Math.ceil(length / 4) * 4;

/**
 * Read what `figures/buffer.py` has packed.
 * @param {Uint8Array} bytes an unaligned view: it is copied, for typed arrays must lie at multiples of their size
 * @returns {{header: object, blocks: Object<string, Float32Array|Uint16Array>}}
 */
export function unpack(bytes) {
  const { buffer } = bytes.slice();
  const length = new DataView(buffer).getUint32(0, true);
  const header = JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, 4, length)));
  const blocks = {};
  let offset = 4 + length;
  for (const { name, shape, dtype } of header.blocks) {
    const count = shape.reduce((product, side) => product * side, 1);
    const isShort = dtype === "float24";
    blocks[name] = isShort ? widened(new Uint8Array(buffer, offset, 3 * count)) : new TYPES[dtype](buffer, offset, count);
    offset += padded(isShort ? 3 * count : blocks[name].byteLength);
  }
  return { header, blocks };
}

/** Floats of which only the moving three bytes have come. */
function widened(bytes) {
  const words = new Uint32Array(bytes.length / 3);
  for (let k = 0; k < words.length; k++) {
    words[k] = (bytes[3 * k] << 8) | (bytes[3 * k + 1] << 16) | (bytes[3 * k + 2] << 24);
  }
  return new Float32Array(words.buffer);
}
