"""What to try next: a question about the selected run which one of its own knobs answers."""

from collections.abc import Iterator, Mapping, Sequence
from operator import gt, lt
from typing import NamedTuple

from catalog import Parameter, labels_of, parameters, primary_parameters, values
from experiments import Outcome, Run
from figures.phrases import phrase


class Try(NamedTuple):
    """A knob that may be turned, which way, and the code of the question."""

    name: str
    is_upwards: bool
    code: str

    def can_be_turned(self, declared: Parameter, value: float) -> bool:
        """Whether the slider has room on this side of `value`."""
        low, high = declared.slider
        return not declared.is_switch and (lt(value, high) if self.is_upwards else gt(value, low))


def _up(code: str, *names: str) -> Sequence[Try]:
    return [Try(name, True, code) for name in names]


def _down(code: str, *names: str) -> Sequence[Try]:
    return [Try(name, False, code) for name in names]


RATE, MOMENTUM = "learning_rate", ("momentum", "beta1")
TRIES: Mapping[Outcome, Sequence[Try]] = {
    Outcome.REACHED_MINIMUM: _up("does_it_still_settle", RATE, *MOMENTUM),
    Outcome.NEAR_MINIMUM: [*_down("does_it_settle", RATE), *_up("does_it_settle", RATE, *MOMENTUM)],
    Outcome.LOCAL_MINIMUM: _up("does_it_get_out", *MOMENTUM, "initial_temperature", RATE),
    Outcome.TWO_CYCLE: _down("does_it_still_bounce", RATE, *MOMENTUM),
    Outcome.HOVERING: _down("does_it_come_closer", RATE),
    Outcome.AT_SADDLE: _up("does_it_get_going", RATE, *MOMENTUM),
    Outcome.STALLED: _up("does_it_get_going", RATE, *MOMENTUM),
    Outcome.SLIDING: _up("does_it_fall_faster", RATE, *MOMENTUM),
    Outcome.ZIGZAG: [*_up("does_it_go_straight", *MOMENTUM), *_down("does_it_calm_down", RATE)],
    Outcome.LEFT_MAP: _down("does_it_stay", RATE, *MOMENTUM),
    Outcome.DIVERGED: _down("does_it_stay", RATE, *MOMENTUM),
    Outcome.UNDEFINED: _down("does_it_stay", RATE, *MOMENTUM),
    Outcome.RAN_OUT_OF_STEPS: _up("does_it_get_further", RATE, *MOMENTUM),
}
"""What is worth a try after each outcome, the best first."""


def question(run: Run, outcome: Outcome) -> str:
    """A question about `run`, which ended in `outcome`: the first that one of its knobs can answer, else one about the start."""
    declared, value, label = parameters(run.optimizer), values(run.optimizer), labels_of(run.optimizer)
    for each in (*TRIES[outcome], *_any_knob(run)):
        if each.name in declared and each.can_be_turned(declared[each.name], value[each.name]):
            return phrase(each.code, knob=label[each.name])
    return phrase("what_from_another_start")


def _any_knob(run: Run) -> Iterator[Try]:
    """Each number of the method, those of which its formula speaks first, upwards if there is room and else downwards."""
    primary = primary_parameters(run.optimizer)
    for name in sorted(parameters(run.optimizer), key=lambda name: name not in primary):
        yield from (*_up("what_at_more", name), *_down("what_at_less", name))
