"""What a schedule is: a multiplier of the learning rate over the course of a run."""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import ClassVar

from catalog import About


@dataclass(frozen=True)
class Schedule(ABC):
    """How the learning rate changes while a run goes on; the optimizer keeps its own rate, which is multiplied."""

    about: ClassVar[About]

    @abstractmethod
    def factor(self, progress: float) -> float:
        """The multiplier once the share `progress` of all steps, in [0, 1), is behind."""
