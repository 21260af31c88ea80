"""Rules that share one budget of steps between the coordinates, one a file; each wraps any optimizer that goes step by step."""
