"""What happened, to whom, in plain sentences and in a table."""

import math
from collections.abc import Sequence
from html import escape

from catalog import humanize, values
from experiments import Experiment, Outcome, Run, Trajectory
from experiments.link import serialize

SENTENCES = {
    Outcome.REACHED_MINIMUM: "{name} settled within {tolerance:g} of a minimum after {settled} steps.",
    Outcome.NEAR_MINIMUM: "{name} came within {distance:.2g} of a minimum but did not settle there.",
    Outcome.LOCAL_MINIMUM: "{name} settled in a local minimum, {distance:.2g} away from the best one.",
    Outcome.STALLED: "{name} stalled {distance:.2g} away from the nearest minimum.",
    Outcome.LEFT_MAP: "{name} left the map.",
    Outcome.DIVERGED: "{name} diverged at step {broke}.",
    Outcome.UNDEFINED: "{name} met something undefined at step {broke}.",
    Outcome.RAN_OUT_OF_STEPS: "{name} is still {distance:.2g} away from the nearest minimum after {n_steps} steps.",
}
NO_MINIMUM = {
    Outcome.STALLED: "{name} stalled.",
    Outcome.LOCAL_MINIMUM: "{name} settled in a local minimum.",
    Outcome.RAN_OUT_OF_STEPS: "{name} is still on its way after {n_steps} steps.",
}
WORDS = {
    Outcome.REACHED_MINIMUM: "settled",
    Outcome.NEAR_MINIMUM: "close, not settled",
    Outcome.LOCAL_MINIMUM: "in a local minimum",
    Outcome.STALLED: "stalled",
    Outcome.LEFT_MAP: "left the map",
    Outcome.DIVERGED: "diverged at step {broke}",
    Outcome.UNDEFINED: "undefined at step {broke}",
    Outcome.RAN_OUT_OF_STEPS: "still on its way",
}
HEADINGS = ("Run", "Outcome", "Final loss", "Distance to minimum", "Steps to settle", "Evaluations")
"""The table's columns; the distance is to the nearest known minimum."""


def labels(runs: Sequence[Run]) -> list[str]:
    """A name for each run: its title, and where titles repeat, the values in which the runs of that kind differ."""
    names = [_label(member, [r for r in runs if type(r.optimizer) is type(member.optimizer)]) for member in runs]
    return [f"{name} ({names[:i].count(name) + 1})" if names.count(name) > 1 else name for i, name in enumerate(names)]


def _label(member: Run, kin: Sequence[Run]) -> str:
    said = values(member.optimizer)
    differing = [name for name in said if len({values(other.optimizer)[name] for other in kin}) > 1]
    details = [f"{humanize(name)} {serialize(said[name])}" for name in differing]
    return ", ".join([member.optimizer.about.title, *details])


def sentence(experiment: Experiment, names: Sequence[str], trajectories: Sequence[Trajectory]) -> str:
    """What came of every run, one whole sentence each."""
    tolerance = experiment.landscape.domain.tolerance
    told = []
    for name, trajectory in zip(names, trajectories, strict=True):
        distance = float(trajectory.distances[-1])
        template = SENTENCES[trajectory.outcome]
        if not math.isfinite(distance):
            template = NO_MINIMUM.get(trajectory.outcome, template)
        facts = {"settled": trajectory.settled_at, "broke": trajectory.broke_at, "n_steps": trajectory.last_step}
        told.append(template.format(name=name, distance=distance, tolerance=tolerance, **facts))
    return " ".join(told)


def table(names: Sequence[str], trajectories: Sequence[Trajectory], colours: Sequence[int]) -> str:
    """The runs as an HTML table: outcome, final loss, distance, steps to settle, evaluations."""
    head = "".join(f"<th scope='col'>{heading}</th>" for heading in HEADINGS)
    named = zip(names, trajectories, colours, strict=True)
    body = "".join(_row(name, trajectory, colour) for name, trajectory, colour in named)
    return f"<div class='lab-scroll'><table class='lab-runs'><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"


def _row(name: str, trajectory: Trajectory, colour: int) -> str:
    words = WORDS[trajectory.outcome].format(broke=trajectory.broke_at)
    distance = float(trajectory.distances[-1])
    settled = "–" if trajectory.settled_at is None else str(trajectory.settled_at)
    numbers = (f"{trajectory.losses[-1]:.4g}", f"{distance:.3g}" if math.isfinite(distance) else "–", settled)
    cells = "".join(f"<td class='lab-number'>{cell}</td>" for cell in (*numbers, str(trajectory.evaluations[-1])))
    title = escape(trajectory.outcome.value)
    return (
        f"<tr><th scope='row'><span class='lab-dot lab-colour-{colour}'></span>{escape(name)}</th>"
        f"<td title='{title}'>{words}</td>{cells}</tr>"
    )
