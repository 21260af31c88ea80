"""Sliders that answer while they are dragged: one component for all parameters of an entry."""
