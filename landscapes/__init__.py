"""The surfaces: one landscape a file, folder = family."""

from catalog import discover
from landscapes.landscape import Domain, Landscape
from landscapes.objective import Objective

LANDSCAPES = discover(__name__, Landscape)

__all__ = ["LANDSCAPES", "Domain", "Landscape", "Objective"]
