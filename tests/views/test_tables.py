"""What the columns mean is told whole and without markup of strangers."""

from figures.metric_table import columns
from figures.tables import Column
from views.panels import tables


def test_each_column_is_explained() -> None:
    html = tables.definitions(columns())
    assert html.count("<dt>") == html.count("<dd>") == len(columns())
    assert all(f"<dt>{column.title}</dt>" in html for column in columns())


def test_what_strangers_wrote_is_text() -> None:
    html = tables.definitions([Column("<b>Steps</b>", "How many & when.")])
    assert "&lt;b&gt;Steps&lt;/b&gt;" in html
    assert "How many &amp; when." in html
