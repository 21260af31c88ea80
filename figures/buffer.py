"""One buffer for the browser: a small JSON header, then arrays as they lie in memory.

Layout: the header's length as a little-endian `uint32`; the header, padded with spaces to a multiple of four bytes; then
each block, padded likewise, so that the browser can look at a block as a typed array without reading it. Two kinds are
sent in another form, which shrinks further on the wire: "float24" holds the upper three bytes of each `float32`, which is
five significant digits; "smooth16" how much each row of `uint16` bends, which is little where the numbers are smooth.
"""

import json
import struct
from collections.abc import Callable, Mapping, Sequence
from math import prod
from typing import Any

import numpy as np
from numpy.typing import NDArray

ALIGNMENT = 4
DTYPES = {"float32": "float32", "int8": "int8", "uint16": "smooth16", "uint8": "float24"}
"""What the browser is told of a block, by its dtype here; `short` makes the bytes of the last."""
SMOOTH_SHIFT = np.uint16(128)
"""Added to every bend, so that small ones of either sign share their upper byte."""


def pack(header: Mapping[str, object], blocks: Mapping[str, NDArray[Any]]) -> bytes:
    """`header`, plain data without a `nan`, and `blocks` of dtype float32 or uint16 or int8, or `short`, as one buffer."""
    kinds = {block.dtype.name for block in blocks.values()}
    assert kinds <= DTYPES.keys(), "a block is float32 or uint16 or int8, or short"
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
        dtype, bytes_each, read = _READERS[entry["dtype"]]
        count = prod(entry["shape"]) * bytes_each // dtype.itemsize
        blocks[entry["name"]] = read(np.frombuffer(buffer, dtype, count, offset), entry["shape"])
        offset += _rounded(count * dtype.itemsize)
    return header, blocks


def short(numbers: NDArray[Any]) -> NDArray[np.uint8]:
    """The upper three bytes, rounded, of each of `numbers` as a `float32`: one axis more, of length 3."""
    bits = numbers.astype("<f4", order="C").view("<u4") + np.uint32(0x80)
    return bits.view(np.uint8).reshape(*numbers.shape, 4)[..., 1:]


def _widened(raw: NDArray[np.uint8], shape: Sequence[int]) -> NDArray[np.float32]:
    whole = np.zeros((*shape, 4), np.uint8)
    whole[..., 1:] = raw.reshape(*shape, 3)
    return whole.view("<f4")[..., 0]


def _bends(block: NDArray[np.uint16]) -> NDArray[np.uint8]:
    """The second differences along each row, modulo 2¹⁶ and shifted: all upper bytes, then all lower ones."""
    bends = np.diff(block, n=2, axis=-1, prepend=np.zeros((*block.shape[:-1], 2), np.uint16)) + SMOOTH_SHIFT
    return np.stack((bends >> 8, bends & 0xFF)).astype(np.uint8)


def _straightened(raw: NDArray[np.uint8], shape: Sequence[int]) -> NDArray[np.uint16]:
    upper, lower = raw.reshape(2, *shape).astype(np.uint16)
    bends = (upper << 8) + lower - SMOOTH_SHIFT
    return np.asarray(bends.cumsum(-1, dtype=np.uint16).cumsum(-1, dtype=np.uint16))


def _as_it_lies(raw: NDArray[Any], shape: Sequence[int]) -> NDArray[Any]:
    return raw.reshape(shape)


_READERS: Mapping[str, tuple[np.dtype[Any], int, Callable[[NDArray[Any], Sequence[int]], NDArray[Any]]]] = {
    "float32": (np.dtype("<f4"), 4, _as_it_lies),
    "int8": (np.dtype("i1"), 1, _as_it_lies),
    "smooth16": (np.dtype("u1"), 2, _straightened),
    "float24": (np.dtype("u1"), 3, _widened),
}
"""For each kind of block: what it is read as, how many bytes a number takes, and how the numbers come out of that."""


def _entry(name: str, block: NDArray[Any]) -> dict[str, Any]:
    dtype = DTYPES[block.dtype.name]
    return {"name": name, "shape": block.shape[:-1] if dtype == "float24" else block.shape, "dtype": dtype}


def _bytes(block: NDArray[Any]) -> bytes:
    """The numbers of `block`, row by row, little-endian whatever the machine."""
    if block.dtype == np.uint16:
        return _bends(block).tobytes()
    return block.astype(block.dtype.newbyteorder("<"), copy=False).tobytes()


def _padded(data: bytes, filler: bytes) -> bytes:
    return data.ljust(_rounded(len(data)), filler)


def _rounded(length: int) -> int:
    return -(-length // ALIGNMENT) * ALIGNMENT
