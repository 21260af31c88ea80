"""Make the small font of the formulas from the whole one: `python -m views.components.font.subset <whole font>`.

What stays: the letters of mathematics, upright and slanted, the signs that a formula of ours may have, and for each of them
whatever the `MATH` table can put in its place: taller brackets and roots, accents, scripts. These are made narrower, because
a browser gives a bracket of any height the room of its widest form.
"""

import sys
from pathlib import Path

from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
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
SIGNS = "\u00a0±×·÷¬¯ˆˇ˙˜¨´\u0302\u0303\u0304\u0307\u20d7ℎℓ†‖…′″⁄←→↑↓∂∇∈∏∑∓∗∘√∞∥∫≈≠≡≪≫⊙⊤⊥⋅⋯⌈⌉⌊⌋⟨⟩‾\u2061\u2062\u2063\u2007\u2009"
"""The rest of what `latex2mathml` writes, and what a browser puts in by itself."""


TALL = "()[]{}⌊⌋√"
"""What grows with what it embraces."""
N_FORMS = 6
"""Taller than so many forms of it, a bracket is put together from parts."""
WIDEST = 1.12
"""The most that any form of a bracket may be wider than the plain one."""


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
    _narrow_tall_forms(font)
    subsetter.subset(font)
    font.flavor = options.flavor
    font.save(target)


def _narrow_tall_forms(font: TTFont) -> None:
    """Drop the tallest forms of all that grows, and squeeze the others."""
    variants, names = font["MATH"].table.MathVariants, font.getBestCmap()
    constructions = dict(zip(variants.VertGlyphCoverage.glyphs, variants.VertGlyphConstruction, strict=True))
    for plain in (names[ord(sign)] for sign in TALL):
        construction = constructions[plain]
        construction.MathGlyphVariantRecord = construction.MathGlyphVariantRecord[:N_FORMS]
        construction.VariantCount = len(construction.MathGlyphVariantRecord)
        forms = [record.VariantGlyph for record in construction.MathGlyphVariantRecord]
        forms += [record.glyph for record in construction.GlyphAssembly.PartRecords]
        for form in dict.fromkeys(forms):
            _squeeze(font, form, WIDEST * font["hmtx"][plain][0])


def _squeeze(font: TTFont, name: str, widest: float) -> None:
    """Make the glyph called `name` at most so wide."""
    advance, bearing = font["hmtx"][name]
    share = min(1, widest / advance)
    glyphs = font.getGlyphSet()
    pen = TTGlyphPen(glyphs)
    glyphs[name].draw(TransformPen(pen, (share, 0, 0, 1, 0, 0)))
    font["glyf"][name] = pen.glyph()
    font["hmtx"][name] = round(share * advance), round(share * bearing)


if __name__ == "__main__":
    subset(Path(sys.argv[1]))
