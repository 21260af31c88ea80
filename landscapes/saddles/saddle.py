"""The plain saddle."""

from dataclasses import dataclass

from catalog import About
from landscapes.formula import Formula
from landscapes.landscape import Domain


@dataclass(frozen=True)
class Saddle(Formula):
    """Downhill along y, uphill along x, flat in the middle; the time to escape grows with the logarithm of 1/y."""

    about = About(
        "Saddle",
        2014,
        "Y. N. Dauphin et al.",
        idea="Almost flat on top: the smaller the first push off the ridge, the longer the wait.",
        source="Identifying and attacking the saddle point problem in high-dimensional non-convex optimization. NIPS (2014).",
    )
    formula = "x**2 - y**2"
    domain = Domain(x=(-2, 2), y=(-2, 2))
    starts = ((1.5, 1e-6), (-1.2, 0.01), (0.9, -0.3))
    hazards = "The loss falls without bound along y: whoever escapes the saddle leaves the map."
