"""Random valleys: a new landscape for every seed."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from catalog import About, Array, Point, parameter
from landscapes.empirical_risk import EmpiricalRisk
from landscapes.landscape import Domain
from landscapes.minimum_search import find_minima


@dataclass(frozen=True)
class RandomMixture(EmpiricalRisk):
    """Gaussian wells of random place, width and depth in a very shallow bowl."""

    about = About(
        "Random mixture",
        2006,
        "M. Gallagher & B. Yuan",
        idea="A landscape that nobody has tuned a method for: turn the seed and see whether the winner stays.",
        source="A general-purpose tunable landscape generator. IEEE Transactions on Evolutionary Computation 10 (2006).",
    )
    sample_formula = "-d*exp(-((x - u)**2 + (y - v)**2)/(2*s**2)) + 0.01*(x**2 + y**2)"
    seed: int = parameter(1, symbol="k", bounds=(0, 2**31 - 1), slider=(0, 100), help="Which landscape is drawn.")
    n_wells: int = parameter(
        8, symbol="n", bounds=(1, 50), slider=(1, 20), label="wells", help="How many wells there are."
    )
    domain = Domain(x=(-5, 5), y=(-5, 5))
    starts = ((-4.1, 3.7), (4.3, 2.9), (0.7, -4.4))

    @cached_property
    def samples(self) -> Mapping[str, Array]:
        """Place, width and depth of each well; the loss is their mean, so depths grow with their number."""
        generator = np.random.default_rng(self.seed)
        u, v = generator.uniform(-4, 4, (2, self.n_wells))
        width = generator.uniform(0.3, 1.2, self.n_wells)
        return {"u": u, "v": v, "s": width, "d": self.n_wells * generator.uniform(0.3, 1, self.n_wells)}

    def minima(self) -> tuple[Point, ...]:
        """The lowest point that a search finds."""
        return self._minima

    @cached_property
    def _minima(self) -> tuple[Point, ...]:
        return find_minima(self, self.domain)
