"""What the columns of a table mean, as HTML; the tables themselves are written in the browser."""

from collections.abc import Sequence
from html import escape

from figures.tables import Column


def definitions(columns: Sequence[Column]) -> str:
    """What `columns` mean, for those who cannot hover over their headings."""
    told = "".join(f"<dt>{escape(column.title)}</dt><dd>{escape(column.definition)}</dd>" for column in columns)
    return f"<dl class='lab-columns'>{told}</dl>"
