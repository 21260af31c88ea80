"""What networks learn from: recorded digits, and points and sequences that are generated."""
