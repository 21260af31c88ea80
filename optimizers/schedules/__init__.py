"""Schedules: how the learning rate changes over a run."""
