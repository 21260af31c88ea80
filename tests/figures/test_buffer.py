from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from figures.buffer import pack, short, unpack


def test_what_was_packed_is_unpacked() -> None:
    rng = np.random.default_rng(0)
    blocks: dict[str, NDArray[Any]] = {
        "odd": rng.integers(0, 2**16, (3, 5)).astype(np.uint16),
        "positions": rng.normal(size=(2, 4, 2)).astype(np.float32),
    }
    header, found = unpack(pack({"sentence": "β = 0.9", "start": (1, 2)}, blocks))
    assert (header["sentence"], header["start"]) == ("β = 0.9", [1, 2])
    assert list(found) == list(blocks)
    for name, block in blocks.items():
        assert found[name].dtype == block.dtype
        np.testing.assert_array_equal(found[name], block)


@pytest.mark.parametrize("word", ["", "a", "ab", "abc", "ε"])
def test_every_block_starts_at_a_multiple_of_four_bytes(word: str) -> None:
    block = np.arange(3, dtype=np.uint16)
    buffer = pack({"word": word}, {"first": block, "second": block})
    assert int.from_bytes(buffer[:4], "little") % 4 == 0
    assert len(buffer) % 4 == 0


def test_a_header_never_says_nan() -> None:
    with pytest.raises(ValueError, match="JSON"):
        pack({"low": float("nan")}, {})


def test_a_block_of_another_kind_is_refused() -> None:
    with pytest.raises(AssertionError, match="float32 or uint16"):
        pack({}, {"double": np.zeros(2)})


def test_a_short_number_keeps_five_digits() -> None:
    rng = np.random.default_rng(0)
    numbers = rng.normal(size=(7, 3)) * 10.0 ** rng.integers(-30, 30, (7, 3))
    header, blocks = unpack(pack({}, {"short": short(numbers), "next": np.arange(3, dtype=np.uint16)}))
    assert header["blocks"][0] == {"name": "short", "shape": [7, 3], "dtype": "float24"}
    np.testing.assert_allclose(blocks["short"], numbers, rtol=2.0**-16)
    np.testing.assert_array_equal(blocks["next"], np.arange(3))


def test_a_short_number_that_is_none_stays_none() -> None:
    _, blocks = unpack(pack({}, {"short": short(np.array([np.nan, 0.0, -0.0]))}))
    np.testing.assert_array_equal(blocks["short"], [np.nan, 0.0, 0.0])
