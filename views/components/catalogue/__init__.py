"""The shelves of the catalogue: every entry on a card, found by family or by a search."""
