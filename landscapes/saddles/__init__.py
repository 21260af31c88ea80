"""Saddles: down one way, up the other."""
