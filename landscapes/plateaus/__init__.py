"""Plateaus: flat ground where gradients vanish."""
