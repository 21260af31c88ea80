"""One buffer for the browser: a small JSON header, then arrays as they lie in memory.

Layout: the header's length as a little-endian `uint32`; the header, padded with spaces to a multiple of four bytes; then
each block, padded likewise, so that the browser can look at every block as a typed array without reading it. Only a block
of "float24" must be widened: it holds the upper three bytes of each `float32`, which is five significant digits.
"""

import json
import struct
from collections.abc import Mapping
from math import prod
from typing import Any

import numpy as np
from numpy.typing import NDArray

ALIGNMENT = 4
DTYPES = {"float32": "float32", "uint16": "uint16", "uint8": "float24"}
"""What the browser is told of a block, by its dtype here; `short` makes the bytes of the last."""


def pack(header: Mapping[str, object], blocks: Mapping[str, NDArray[Any]]) -> bytes:
    """`header`, which must be plain data without a `nan`, and `blocks` of dtype float32 or uint16 or `short`, as one buffer."""
    assert all(block.dtype.name in DTYPES for block in blocks.values()), "a block is float32 or uint16, or short"
    table = [_entry(name, block) for name, block in blocks.items()]
    text = json.dumps({**header, "blocks": table}, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    head = _padded(text.encode(), b" ")
    return b"".join((struct.pack("<I", len(head)), head, *(_padded(_bytes(block), b"\0") for block in blocks.values())))


def unpack(buffer: bytes) -> tuple[dict[str, Any], dict[str, NDArray[Any]]]:
    """The header and the blocks of a packed `buffer`, as the browser reads them."""
    (length,) = struct.unpack_from("<I", buffer)
    header = json.loads(buffer[4 : 4 + length])
    offset, blocks = 4 + length, {}
    for entry in header["blocks"]:
        is_short, shape = entry["dtype"] == "float24", entry["shape"]
        dtype, raw = (np.dtype("uint8"), [*shape, 3]) if is_short else (np.dtype(entry["dtype"]), shape)
        block = np.frombuffer(buffer, dtype, prod(raw), offset).reshape(raw)
        blocks[entry["name"]] = _widened(block) if is_short else block
        offset += _rounded(block.nbytes)
    return header, blocks


def short(numbers: NDArray[Any]) -> NDArray[np.uint8]:
    """The upper three bytes, rounded, of each of `numbers` as a `float32`: one axis more, of length 3."""
    bits = numbers.astype("<f4", order="C").view("<u4") + np.uint32(0x80)
    return bits.view(np.uint8).reshape(*numbers.shape, 4)[..., 1:]


def _widened(block: NDArray[np.uint8]) -> NDArray[np.float32]:
    whole = np.zeros((*block.shape[:-1], 4), np.uint8)
    whole[..., 1:] = block
    return whole.view("<f4")[..., 0]


def _entry(name: str, block: NDArray[Any]) -> dict[str, Any]:
    dtype = DTYPES[block.dtype.name]
    return {"name": name, "shape": block.shape[:-1] if dtype == "float24" else block.shape, "dtype": dtype}


def _bytes(block: NDArray[Any]) -> bytes:
    """The numbers of `block`, row by row, little-endian whatever the machine."""
    return block.astype(block.dtype.newbyteorder("<"), copy=False).tobytes()


def _padded(data: bytes, filler: bytes) -> bytes:
    return data.ljust(_rounded(len(data)), filler)


def _rounded(length: int) -> int:
    return -(-length // ALIGNMENT) * ALIGNMENT
