"""The picture on a card: a landscape from above, a schedule as a curve, a method or a modifier at work in a bowl."""

from functools import lru_cache
from typing import Any

from experiments import Experiment, Run, run
from experiments.tuning import with_tuned_rate
from figures import thumbnail
from figures.style import Theme
from landscapes import LANDSCAPES, Landscape
from optimizers import OPTIMIZERS, Modifier, Schedule

CURVE = 200
"""Points of a drawn schedule."""
N_STEPS = 100
"""Steps of a drawn path."""
STAGE = LANDSCAPES["quadratic"]()
"""The bowl on which every optimizer draws its path."""


@lru_cache(maxsize=512)
def card_picture(cls: Any, theme: Theme) -> str:
    """The picture of `cls` on a light or on a dark page, as SVG."""
    if issubclass(cls, Landscape):
        return thumbnail.landscape(cls(), theme)
    if issubclass(cls, Schedule):
        return schedule_picture(cls(), theme)
    optimizer = cls(inner=OPTIMIZERS["sgd"]()) if issubclass(cls, Modifier) else cls()
    member = Run(optimizer=with_tuned_rate(optimizer, STAGE, STAGE.starts[0], N_STEPS), start=STAGE.starts[0])
    (trajectory,) = run(Experiment(landscape=STAGE, runs=[member], n_steps=N_STEPS))
    return thumbnail.path(STAGE, trajectory.positions, theme)


def schedule_picture(schedule: Schedule, theme: Theme) -> str:
    """How the factor of `schedule` goes from the first step to the last, as SVG."""
    return thumbnail.curve([schedule.factor(k / CURVE) for k in range(CURVE)], theme)
