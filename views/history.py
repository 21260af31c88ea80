"""What can be undone: the links of the experiments before, and those that were left by going back to one."""

from dataclasses import dataclass

MOST = 100
"""So many changes can be undone."""


@dataclass(frozen=True)
class History:
    """Links before and after the one that is shown; in both the nearest is the last."""

    past: tuple[str, ...] = ()
    future: tuple[str, ...] = ()

    def after_change(self, left: str) -> "History":
        """The history once a change has left the link `left` behind."""
        return History((*self.past, left)[-MOST:])

    def undone(self, left: str) -> "History":
        """The history once `left` has been left for the last of the past, which there must be."""
        return History(self.past[:-1], (*self.future, left))

    def redone(self, left: str) -> "History":
        """The history once `left` has been left for the last of the future, which there must be."""
        return History((*self.past, left), self.future[:-1])
