"""Let whoever asked take the question back: long work looks up, again and again, whether anybody still waits for it."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from threading import Event


class Cancelled(Exception):  # noqa: N818  (not an error: nobody waits for the result any more)
    """The question was taken back while it was worked on."""


_NEVER = Event()
_current: ContextVar[Event] = ContextVar("cancellation", default=_NEVER)


@contextmanager
def cancellable(event: Event) -> Iterator[None]:
    """Work inside is given up with `Cancelled` soon after somebody sets `event`."""
    token = _current.set(event)
    try:
        yield
    finally:
        _current.reset(token)


def current_cancellation() -> Event:
    """The event that says whether the work that goes on here was given up; outside of `cancellable` it never is."""
    return _current.get()
