"""A mathematical font of our own, so that formulas look the same on every machine."""
