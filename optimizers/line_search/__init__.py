"""Line search: a step may ask for the loss and the gradient, as often as it takes to find a good length."""
