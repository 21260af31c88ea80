"""One declared value of an entry: everything that a slider, a link, a check or an error message derives from."""

import math
from dataclasses import dataclass, field
from numbers import Real
from typing import Any, Literal, TypeAlias

from catalog.discover import humanize
from catalog.numbers import number_in_sentence

Scale: TypeAlias = Literal["linear", "log", "one-minus"]

JUST_BELOW_ONE = math.nextafter(1.0, 0.0)


class ParameterError(ValueError):
    """A value that its owner cannot take; the message names the owner, the value and what would be legal."""


@dataclass(frozen=True)
class Parameter:
    """One declared value: what it is called, what is legal (`bounds`) and what is instructive (`slider`).

    `scale` spaces the slider: "linear", "log" (1e-8, 1e-7, …) or "one-minus" (0.9, 0.99, 0.999 evenly spaced).
    A default that is a bool makes a switch; one that is an int takes whole numbers only.
    """

    symbol: str
    default: float
    bounds: tuple[float, float]
    slider: tuple[float, float]
    scale: Scale
    help: str
    label: str = ""
    """What people call it, where the words of its name would read like code."""

    def called(self, name: str) -> str:
        """What people call it whose name in the code is `name`: `decay_rate` is the decay rate."""
        return self.label or humanize(name)

    @property
    def is_switch(self) -> bool:
        """Whether the value is a choice between no and yes."""
        return isinstance(self.default, bool)

    @property
    def is_whole(self) -> bool:
        """Whether only whole numbers are legal."""
        return isinstance(self.default, int) and not self.is_switch

    @property
    def legal(self) -> str:
        """What is legal, in words for an error message."""
        low, high = self.bounds
        if self.is_switch:
            return "be yes or no"
        if self.is_whole:
            return f"be a whole number in [{int(low)}, {int(high)}]"
        if high == JUST_BELOW_ONE:
            return f"lie in [{number_in_sentence(low, None)}, 1)"
        return f"lie in [{number_in_sentence(low, None)}, {number_in_sentence(high, None)}]"

    def allows(self, value: object) -> bool:
        """Whether `value` is of the right kind and within the bounds; `nan` never is."""
        if self.is_switch:
            return isinstance(value, bool)
        if isinstance(value, bool) or not isinstance(value, Real):
            return False
        low, high = self.bounds
        # Compared before it is converted, because a whole number may be too long for a float.
        inside = bool(value <= high and not value < low)
        return inside and (not self.is_whole or float(value).is_integer())


def parameter(
    default: float,
    *,
    symbol: str,
    bounds: tuple[float, float],
    help: str,
    slider: tuple[float, float] | None = None,
    scale: Scale = "linear",
    label: str = "",
) -> Any:
    """Declare a dataclass field that carries a `Parameter`; the slider spans the bounds unless told otherwise."""
    return field(
        default=default,
        metadata={"parameter": Parameter(symbol, default, bounds, slider or bounds, scale, help, label)},
    )


def switch(default: bool, *, symbol: str, help: str, label: str = "") -> Any:
    """Declare a field that is either on or off."""
    return parameter(default, symbol=symbol, bounds=(False, True), help=help, label=label)
