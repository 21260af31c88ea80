"""Choosers: a button with what is chosen, which opens a list of all that can be chosen instead."""
