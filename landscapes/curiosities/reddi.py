"""The loss on which Adam walks the wrong way, averaged."""

from dataclasses import dataclass

from catalog import About, parameter
from landscapes.formula import Formula
from landscapes.landscape import Domain


@dataclass(frozen=True)
class Reddi(Formula):
    """Once in three steps the slope is C, else -1: a short memory forgets the rare, large slope that points the right way."""

    about = About(
        "Reddi, Kale & Kumar",
        2018,
        "S. J. Reddi, S. Kale & S. Kumar",
        idea="A plain slope on average, but seen one sample at a time a short memory goes uphill.",
        source="On the convergence of Adam and beyond. ICLR (2018).",
    )
    formula = "(c - 2)*x/3 + y**2/2"
    c: float = parameter(
        3.0,
        symbol="C",
        bounds=(2, 1e3),
        slider=(2.1, 10),
        help="The rare slope; the mean of C, -1 and -1 is what is drawn.",
    )
    domain = Domain(x=(-1, 1), y=(-1, 1))
    starts = ((0.37, 0.83), (0.91, -0.46), (-0.23, 0.61))
    hazards = "The paper keeps x within [-1, 1], where -1 is best; here the loss goes on falling."
