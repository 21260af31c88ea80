"""First order: a step may ask for the gradient."""
