/** Packs a picture as `figures/buffer.py` does. */

const TYPES = { float32: Float32Array, smooth16: Uint8Array };
const padded = (bytes, filler) => [...bytes, ...Array(-bytes.length & 3).fill(filler)];

/** @param {Object<string, {dtype: string, shape: number[], values: number[]}>} blocks */
export function pack(header, blocks) {
  const table = Object.entries(blocks).map(([name, { dtype, shape }]) => ({ name, dtype, shape }));
  const text = padded(new TextEncoder().encode(JSON.stringify({ ...header, blocks: table })), 32);
  const length = new Uint8Array(Uint32Array.of(text.length).buffer);
  const parts = Object.values(blocks).map(({ dtype, values }) => padded(new Uint8Array(TYPES[dtype].from(values).buffer), 0));
  return Uint8Array.from([...length, ...text, ...parts.flat()]);
}

export const float32 = (shape, values) => ({ dtype: "float32", shape, values });
