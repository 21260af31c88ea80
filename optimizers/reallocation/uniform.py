"""Uniform: every coordinate gets the same, which is the plain method."""

from dataclasses import dataclass
from typing import Any

from catalog import About, Array
from optimizers.rule import ListeningOracle, SharingRule


@dataclass(frozen=True)
class Uniform(SharingRule):
    r"""Move all coordinates alike: the control beside which every other rule is judged.

    $w_i = 1$, so that the path is that of the inner optimizer, to the last bit.
    """

    about = About(
        "Uniform",
        1847,
        "A. Cauchy",
        idea="Every coordinate takes its whole step: the plain method, as a control.",
        source="Méthode générale pour la résolution des systèmes d'équations simultanées. Comptes rendus 25 (1847).",
        formula=r"w_i = 1",
    )

    def weigh(self, position: Array, state: Any, oracle: ListeningOracle) -> Any:
        """As before."""
        return state
