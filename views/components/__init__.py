"""The parts of which pages are made: each folder holds the Python of one beside its JavaScript and its styles."""
