"""Tables of runs as HTML."""

from collections.abc import Sequence
from html import escape

from figures.tables import Cell, Column, Row, Table


def html(table: Table, name: str = "") -> str:
    """`table`, in the further class `name`; each heading is explained to those who hover over it or come to it by key."""
    head = "".join(map(_heading, table.columns))
    body = "".join(_row(row, table.columns) for row in table.rows)
    return (
        f"<div class='lab-scroll'><table class='{f'lab-runs {name}'.strip()}'><thead><tr>"
        f"<th scope='col'>{escape(table.heading)}</th>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def definitions(columns: Sequence[Column]) -> str:
    """What `columns` mean, for those who cannot hover over their headings."""
    told = "".join(f"<dt>{escape(column.title)}</dt><dd>{escape(column.definition)}</dd>" for column in columns)
    return f"<dl class='lab-columns'>{told}</dl>"


def _heading(column: Column) -> str:
    definition, title = escape(column.definition), escape(column.title)
    return f"<th scope='col'><abbr title='{definition}' tabindex='0'>{title}</abbr></th>"


def _row(row: Row, columns: Sequence[Column]) -> str:
    cells = "".join(_cell(cell, column.is_number) for cell, column in zip(row.cells, columns, strict=True))
    dot = f"<span class='lab-dot lab-colour-{row.colour}'></span>"
    return f"<tr><th scope='row'>{dot}{escape(row.label)}</th>{cells}</tr>"


def _cell(cell: Cell, is_number: bool) -> str:
    text = escape(cell.text) + (f" <span class='lab-range'>{escape(cell.range)}</span>" if cell.range else "")
    marked = f"<b class='lab-best'>{text}</b>" if cell.is_best else text
    name = " class='lab-number'" if is_number else ""
    details = f" title='{escape(cell.details)}'" if cell.details else ""
    return f"<td{name}{details}>{marked}</td>"
