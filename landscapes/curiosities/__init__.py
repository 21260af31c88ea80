"""Curiosities: surfaces built to make one point."""
