"""What all tests share: chance that is the same every time."""

import experiments.one_thread  # noqa: F401, I001  (before NumPy)
import numpy as np
import pytest
from hypothesis import Phase, settings

# Examples are drawn from a fixed seed, and no machine is too slow to pass.
settings.register_profile(
    "repeatable",
    derandomize=True,
    deadline=None,
    max_examples=20,
    phases=[Phase.explicit, Phase.generate, Phase.shrink],  # explaining a failure would take minutes
)
settings.load_profile("repeatable")


@pytest.fixture
def rng() -> np.random.Generator:
    return np.random.default_rng(20121115)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Run the browser tests last: Playwright leaves an event loop running, beside which no test could run one of its own."""
    items.sort(key=lambda item: "browser" in item.path.parts)
