"""Cliffs: sudden walls that throw an optimizer away."""
