"""A table becomes HTML whole, with what its headings mean and without markup of strangers."""

from figures.tables import Cell, Column, Row, Table
from views import tables

COLUMNS = (Column("Outcome", "How it ended, in <short>.", is_number=False), Column("Steps", "How many & when."))
TABLE = Table(
    "Run",
    COLUMNS,
    [
        Row("<b>SGD</b>", 3, (Cell("settled", details="SGD's end."), Cell("54", is_best=True))),
        Row("Adam", 0, (Cell("stalled"), Cell("60", range="50 … never"))),
    ],
)


def test_each_run_has_a_row_and_each_column_a_heading_that_explains_itself() -> None:
    html = tables.html(TABLE, "lab-race")
    assert html.count("<tr>") == 3
    assert html.count("<abbr title=") == html.count("tabindex='0'") == 2
    assert "class='lab-runs lab-race'" in html
    assert "class='lab-runs'" in tables.html(TABLE)


def test_what_strangers_wrote_is_text() -> None:
    html = tables.html(TABLE)
    assert "&lt;b&gt;SGD&lt;/b&gt;" in html
    assert "in &lt;short&gt;." in html
    assert "title='SGD&#x27;s end.'" in html
    assert "How many &amp; when." in tables.definitions(COLUMNS)


def test_the_best_the_range_and_the_colour_are_marked() -> None:
    html = tables.html(TABLE)
    assert "<td class='lab-number'><b class='lab-best'>54</b></td>" in html
    assert "60 <span class='lab-range'>50 … never</span>" in html
    assert "lab-colour-3" in html
    assert "<td>stalled</td>" in html
