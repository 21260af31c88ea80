"""Line search: a step may ask for the loss and the gradient to find how far to go."""
