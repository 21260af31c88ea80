"""One line for each number: what was measured, its reference of the same run, what is asked for, and whether that holds."""

from dataclasses import dataclass
from math import isfinite


@dataclass(frozen=True)
class Budget:
    """How large, or how small, a number may be."""

    sign: str
    limit: float

    def holds(self, measured: float) -> bool:
        """Whether `measured` keeps within the budget."""
        return measured <= self.limit if self.sign == "≤" else measured >= self.limit


def at_most(limit: float) -> Budget:
    """A number that should be small."""
    return Budget("≤", limit)


def at_least(limit: float) -> Budget:
    """A number that should be large."""
    return Budget("≥", limit)


def heading(text: str) -> None:
    """Begin a table."""
    print(f"\n{text}\n\n{'':64}{'lab':>9}{'reference':>11}   budget")


def row(what: str, measured: float, budget: Budget | None = None, *, reference: float | None = None) -> None:
    """Print what was `measured` of the lab, beside its `reference` and its `budget` where there are any."""
    asked = f"{budget.sign} {budget.limit:g}" if budget else ""
    verdict = ("holds" if budget.holds(measured) else "BROKEN") if budget else ""
    print(f"{what:64}{_number(measured)}{'':2}{_number(reference)}   {asked:8}{verdict}", flush=True)


def _number(value: float | None) -> str:
    return f"{'–':>9}" if value is None or not isfinite(value) else f"{value:9.2f}"
