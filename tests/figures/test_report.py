"""What a picture says where it shows less than was asked for."""

from experiments import Experiment, Run
from experiments.link import encode
from experiments.noise import Noise
from figures.buffer import unpack
from figures.picture import picture
from landscapes import LANDSCAPES
from optimizers import OPTIMIZERS

RAVINE = LANDSCAPES["ravine"]()


def remarks_of(*keys: str, n_steps: int = 5000, noise: float = 1.0, draft: bool = False) -> list[str]:
    runs = [Run(optimizer=OPTIMIZERS[key](), start=(-4 + 0.01 * k, 0.8)) for k, key in enumerate(keys)]
    asked = Experiment(landscape=RAVINE, runs=runs, n_steps=n_steps, noise=Noise(scale=noise))
    header, _ = unpack(picture(encode(asked) + ("&draft=1" if draft else "")))
    remarks: list[str] = header["remarks"]
    return remarks


def test_a_run_that_is_too_dear_is_shown_in_part_and_says_so() -> None:
    band, part = remarks_of("damped_newton")
    assert band == "No band over 20 seeds of the noise is drawn, because that would take too long here."
    assert part.startswith("Damped Newton is shown up to step ")
    assert part.endswith(" of 5000, because all of it would take too long here.")


def test_several_runs_that_are_too_dear_are_told_in_one_sentence() -> None:
    _, part = remarks_of("damped_newton", "sgd", "damped_newton")
    assert part.startswith(
        "All 5000 steps would take too long here, so these runs are shown in part: Damped Newton, start"
    )
    assert part.count(" up to step ") == 2
    assert "SGD" not in part


def test_what_is_affordable_is_shown_without_a_word() -> None:
    assert remarks_of("adam", "rmsprop", "sgd", n_steps=300) == []
    assert remarks_of(*["adam", "rmsprop", "nesterov", "adagrad"] * 2, noise=0.0) == []


def test_a_draft_says_nothing_of_what_it_leaves_out() -> None:
    assert remarks_of("damped_newton", draft=True) == []
