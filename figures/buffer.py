"""One buffer for the browser: a small JSON header, then arrays as they lie in memory.

Layout: the header's length as a little-endian `uint32`; the header, padded with spaces to a multiple of four bytes; then
each block, padded likewise, so that the browser can look at every block as a typed array without reading it.
"""

import json
import struct
from collections.abc import Mapping
from math import prod
from typing import Any

import numpy as np
from numpy.typing import NDArray

ALIGNMENT = 4
DTYPES = ("float32", "uint16")


def pack(header: Mapping[str, object], blocks: Mapping[str, NDArray[Any]]) -> bytes:
    """`header`, which must be plain data without a `nan`, and `blocks` of dtype float32 or uint16, as one buffer."""
    assert all(block.dtype.name in DTYPES for block in blocks.values()), "a block is float32 or uint16"
    table = [{"name": name, "shape": block.shape, "dtype": block.dtype.name} for name, block in blocks.items()]
    text = json.dumps({**header, "blocks": table}, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    head = _padded(text.encode(), b" ")
    return b"".join((struct.pack("<I", len(head)), head, *(_padded(_bytes(block), b"\0") for block in blocks.values())))


def unpack(buffer: bytes) -> tuple[dict[str, Any], dict[str, NDArray[Any]]]:
    """The header and the blocks of a packed `buffer`, as the browser reads them."""
    (length,) = struct.unpack_from("<I", buffer)
    header = json.loads(buffer[4 : 4 + length])
    offset, blocks = 4 + length, {}
    for entry in header["blocks"]:
        dtype, count = np.dtype(entry["dtype"]), prod(entry["shape"])
        blocks[entry["name"]] = np.frombuffer(buffer, dtype, count, offset).reshape(entry["shape"])
        offset += _rounded(count * dtype.itemsize)
    return header, blocks


def _bytes(block: NDArray[Any]) -> bytes:
    """The numbers of `block`, row by row, little-endian whatever the machine."""
    return block.astype(block.dtype.newbyteorder("<"), copy=False).tobytes()


def _padded(data: bytes, filler: bytes) -> bytes:
    return data.ljust(_rounded(len(data)), filler)


def _rounded(length: int) -> int:
    return -(-length // ALIGNMENT) * ALIGNMENT
