const SHIFT = 128; // what is added to every bend of a smooth row
const padded = (length) => Math.ceil(length / 4) * 4;

/**
 * Read what `figures/buffer.py` has packed.
 * @param {Uint8Array} bytes an unaligned view: it is copied, for typed arrays must lie at multiples of their size
 * @returns {{header: object, blocks: Object<string, Float32Array|Uint16Array|Int8Array>}}
 */
export function unpack(bytes) {
  const { buffer } = bytes.slice();
  const length = new DataView(buffer).getUint32(0, true);
  const header = JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, 4, length)));
  const blocks = {};
  let offset = 4 + length;
  for (const { name, shape, dtype } of header.blocks) {
    const [bytesEach, read] = READERS[dtype];
    const size = bytesEach * shape.reduce((product, side) => product * side, 1);
    blocks[name] = read(buffer, offset, size, shape.at(-1));
    offset += padded(size);
  }
  return { header, blocks };
}

/** For each kind of block: how many bytes a number takes, and how the numbers come out of `size` bytes. */
const READERS = {
  float32: [4, (buffer, offset, size) => new Float32Array(buffer, offset, size / 4)],
  int8: [1, (buffer, offset, size) => new Int8Array(buffer, offset, size)],
  smooth16: [2, (buffer, offset, size, across) => straightened(new Uint8Array(buffer, offset, size), across)],
  float24: [3, (buffer, offset, size) => widened(new Uint8Array(buffer, offset, size))],
};

/** Rows of `across` numbers, of which the second differences have come: all upper bytes, then all lower ones. */
function straightened(bytes, across) {
  const count = bytes.length / 2;
  const numbers = new Uint16Array(count);
  for (let k = 0, slope = 0; k < count; k++) {
    const isFirst = k % across === 0;
    slope = (isFirst ? 0 : slope) + (bytes[k] << 8) + bytes[count + k] - SHIFT;
    numbers[k] = (isFirst ? 0 : numbers[k - 1]) + slope;
  }
  return numbers;
}

/** Floats of which only the moving three bytes have come. */
function widened(bytes) {
  const words = new Uint32Array(bytes.length / 3);
  for (let k = 0; k < words.length; k++) {
    words[k] = (bytes[3 * k] << 8) | (bytes[3 * k + 1] << 16) | (bytes[3 * k + 2] << 24);
  }
  return new Float32Array(words.buffer);
}
