"""The logic of the browser parts that needs no browser, in node's own test runner."""

import shutil
import subprocess
from pathlib import Path

import pytest

HERE = Path(__file__).parent
NODE = shutil.which("node")


@pytest.mark.parametrize("path", sorted(HERE.glob("*.test.js")), ids=lambda path: path.name)
def test_the_logic_of_the_browser_parts_holds(path: Path) -> None:
    assert NODE, "These tests need node, version 20 or newer: apt-get install nodejs"
    done = subprocess.run([NODE, "--test", str(path)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
