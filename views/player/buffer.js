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
    blocks[name] = new TYPES[dtype](buffer, offset, count);
    offset += padded(blocks[name].byteLength);
  }
  return { header, blocks };
}
