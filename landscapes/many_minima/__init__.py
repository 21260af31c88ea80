"""Many minima: the nearest is seldom the best."""
