"""A text as a QR code, drawn large enough for a lecture hall wherever it is put.

Least correction of errors: the fewer modules, the larger each one is, and a screen has no scratches. ISO/IEC 18004:2015.
"""

from io import BytesIO

import segno

QUIET_ZONE = 4
"""Modules of plain ground around the code, without which readers do not find it."""


def svg(text: str) -> str | None:
    """The code of `text` as an SVG element without a size of its own; nothing if no code can hold so much."""
    try:
        code = segno.make(text, error="l", micro=False, boost_error=False)
    except segno.DataOverflowError:
        return None
    drawn = BytesIO()
    code.save(drawn, kind="svg", border=QUIET_ZONE, dark="#000", light="#fff", omitsize=True, xmldecl=False, nl=False)
    return drawn.getvalue().decode()
