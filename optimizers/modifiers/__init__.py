"""Modifiers: each wraps any optimizer that goes step by step, and is one itself."""
