"""Formulas that wrap, or shrink, until nothing of them is cut off."""
