"""Bowls: one minimum, straight down."""
