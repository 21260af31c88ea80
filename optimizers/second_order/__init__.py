"""Second order: a step may ask for the Hessian."""
