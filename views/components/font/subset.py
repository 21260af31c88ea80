"""Make the small font of the formulas from the whole one: `python -m views.components.font.subset <whole font>`.

What stays: the letters of mathematics, upright and slanted, the signs that a formula of ours may have, and for each of them
whatever the `MATH` table can put in its place: taller brackets and roots, accents, scripts.
"""

import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

TARGET = Path(__file__).with_name("stix-two-math.woff2")
TABLES_OF_SCREENS = ["DSIG", "GPOS", "cvt ", "fpgm", "prep"]
"""What only hinted or kerned text needs."""
RANGES = (
    (0x20, 0x7E),  # ASCII
    (0x391, 0x3C9),  # Greek
    (0x3D1, 0x3F5),  # the other forms of Greek letters
    (0x1D434, 0x1D467),  # slanted Latin
    (0x1D6E2, 0x1D71B),  # slanted Greek
    (0x2212, 0x2213),
    (0x2264, 0x2265),
)
SIGNS = (
    "\u00a0±×·÷¬¯ˆˇ˙˜¨´\u0302\u0303\u0304\u0307\u20d7ℎℓ†‖…′″⁄←→↑↓∂∇∈∏∑∓∗∘√∞∥∫≈≠≡≪≫⊙⊤⊥⋅⋯⌈⌉⌊⌋⟨⟩‾\u2061\u2062\u2063\u2009"
)
"""The rest of what `latex2mathml` writes, and what a browser puts in by itself."""


def subset(whole: Path, target: Path = TARGET) -> None:
    """Write the part of the font `whole` that formulas need to `target`."""
    options = Options()
    options.flavor = "woff2"
    options.layout_features = ["ssty", "dtls", "flac", "rtlm"]  # what a browser asks for when it sets mathematics
    options.drop_tables += TABLES_OF_SCREENS
    options.hinting = options.glyph_names = False
    options.name_IDs = [0, 1, 2, 13, 14]  # whose it is, and its licence
    font = TTFont(whole)
    subsetter = Subsetter(options)
    characters = {code for first, last in RANGES for code in range(first, last + 1)} | set(map(ord, SIGNS))
    subsetter.populate(unicodes=characters)
    subsetter.subset(font)
    font.flavor = options.flavor
    font.save(target)


if __name__ == "__main__":
    subset(Path(sys.argv[1]))
