"""What a grid of numbers is made of: axes, what they are bound to, and tiles of runs that fit into the cache."""
