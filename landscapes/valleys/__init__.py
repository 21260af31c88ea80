"""Valleys: a steep direction beside a shallow one."""
