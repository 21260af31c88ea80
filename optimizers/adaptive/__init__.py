"""Adaptive: first order, with a step size for each coordinate."""
