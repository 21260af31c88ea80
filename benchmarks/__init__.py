"""What the lab costs, as ratios to references that are timed in turns with it: `make bench`."""
