"""What Python packs is what the browser unpacks, number for number."""

import json
import subprocess
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from figures.buffer import pack, short, unpack
from tests.js.test_logic import NODE

BUFFER = Path(__file__).parents[2] / "views" / "components" / "stage" / "buffer.js"
UNPACK = """
const { unpack } = await import(process.argv[1]);
const chunks = [];
for await (const chunk of process.stdin) chunks.push(chunk);
const { header, blocks } = unpack(new Uint8Array(Buffer.concat(chunks)));
console.log(JSON.stringify([header, Object.entries(blocks).map(([name, block]) => [name, Array.from(block)])]));
"""


def test_the_browser_reads_every_kind_of_block_as_it_was_packed() -> None:
    rng = np.random.default_rng(0)
    blocks: dict[str, NDArray[Any]] = {
        "wild": rng.integers(0, 2**16, (3, 5)).astype(np.uint16),
        "smooth": np.rint(65535 * np.sin(np.linspace(0, 1.57, 40).reshape(2, 20))).astype(np.uint16),
        "shades": rng.integers(-128, 128, (3, 7)).astype(np.int8),
        "whole": rng.normal(size=5).astype(np.float32),
        "short": short(rng.normal(size=(3, 3))),
    }
    buffer = pack({"sentence": "β"}, blocks)
    assert NODE
    done = subprocess.run(
        [NODE, "--input-type=module", "-e", UNPACK, str(BUFFER)], input=buffer, capture_output=True, check=True
    )
    header, found = json.loads(done.stdout)
    expected_header, expected = unpack(buffer)
    assert header == expected_header
    assert [name for name, _ in found] == list(expected)
    for name, numbers in found:
        np.testing.assert_array_equal(np.float32(numbers), expected[name].ravel().astype(np.float32))
