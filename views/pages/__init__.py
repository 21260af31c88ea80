"""One page a file: from top to bottom, the table of contents of what a visitor sees."""
