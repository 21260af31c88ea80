"""Zeroth order: a step may ask for the loss only."""
