"""The whole app without a browser: what a visitor's page holds after each touch."""

import re
from pathlib import Path
from typing import Any
from unittest.mock import patch
from urllib.parse import parse_qs, urlencode

from streamlit.testing.v1 import AppTest

from experiments import Experiment
from experiments.link import decode_all
from views import actions
from views.pages import explore

APP = Path(__file__).parents[2] / "app.py"
SLOWEST = 60  # seconds for one run of the script, on the busiest machine


def opened(link: str = "") -> AppTest:
    """The app as it opens at `link`, a query string."""
    lab = AppTest.from_file(APP, default_timeout=SLOWEST)
    lab.query_params = dict(parse_qs(link, keep_blank_values=True, errors="replace"))
    return lab.run()


def ask(lab: AppTest, name: str, value: Any) -> AppTest:
    """The app after a part of it in the browser has asked for something, which comes before the page is drawn."""
    draw = explore.page

    def answered() -> None:
        actions.perform(name, value)
        draw()

    with patch.object(explore, "page", answered):
        return lab.run()


def is_sound(lab: AppTest) -> bool:
    """Whether the page shows neither a traceback nor a box of an error or a warning."""
    return not (lab.exception or lab.error or lab.warning)


def address(lab: AppTest) -> str:
    """What stands in the address bar."""
    return urlencode(lab.query_params, doseq=True)


def experiment(lab: AppTest) -> Experiment:
    """The experiment in the address bar, which must be readable to the last word."""
    decoded = decode_all(address(lab))
    assert decoded.remarks == ()
    return decoded.experiment


def words(lab: AppTest, name: str) -> list[str]:
    """The text of each part of the page whose class is `name`."""
    found = re.findall(
        rf"<(\w+) class='{name}'[^>]*>(.*?)</\1>", "\n".join(part.proto.body for part in lab.get("html"))
    )
    return [text for _, text in found]
