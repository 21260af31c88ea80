"""How long a visitor with a cold browser waits for the first picture of a link, beside a bare Streamlit page with its contour."""

from statistics import median

from playwright.sync_api import Browser

from benchmarks.budgets import at_most, heading, row
from benchmarks.lab import link
from benchmarks.server_work import REFERENCE_PAGE
from tests.browser.served import LAPTOP, chromium, serving

VISITS = 7
PATHS, AXES = "window.lab?.stage.pictures > 0", "document.querySelector('.lab-map .lab-plot .contourlayer path')"
BARE = "document.querySelector('.js-plotly-plot .contourlayer path')"
"""What is true of a page once its paths are drawn by the lab, and its contour with axes and hover by Plotly."""

WATCH = """([...conditions]) => {
  const times = conditions.map((condition) => new Promise((resolve) => {
    const holds = new Function(`return ${condition}`);
    const look = () => {
      if (!holds()) requestAnimationFrame(look);
      else setTimeout(() => resolve(performance.now())); // after the frame was painted
    };
    look();
  }));
  return Promise.all(times);
}"""


def report() -> None:
    """Print both waits as shares of the bare page's."""
    with serving("app.py") as lab, serving(REFERENCE_PAGE) as bare, chromium() as browser:
        visits = [
            (*opened(browser, f"{lab.address}/?{link()}", PATHS, AXES), *opened(browser, bare.address, BARE))
            for _ in range(VISITS + 1)
        ][1:]
    paths, axes, reference = (median(column) for column in zip(*visits, strict=True))
    heading(f"First picture after a link, cold browser, median of {VISITS} openings in turns, in milliseconds")
    row("ground and paths", paths, at_most(round(0.35 * reference)), reference=reference)
    row("Plotly's axes and hover", axes, at_most(round(1.1 * reference)), reference=reference)
    row("ground and paths, as a share of the bare page", paths / reference, at_most(0.35), reference=1)
    row("Plotly's axes and hover, as a share of the bare page", axes / reference, at_most(1.1), reference=1)


def opened(browser: Browser, address: str, *conditions: str) -> list[float]:
    """Milliseconds until each of the `conditions` has been painted, in a browser that has never been here."""
    context = browser.new_context(viewport=LAPTOP)  # type: ignore[arg-type]  # a plain dict of two numbers
    page = context.new_page()
    page.goto(address, wait_until="commit")
    taken = page.evaluate(WATCH, list(conditions))
    context.close()
    return [float(each) for each in taken]


if __name__ == "__main__":
    report()
