"""Models: the losses of very small networks and regressions."""
