"""Which plane to look at: through the path that a training took, in random directions, or through known solutions.

A path has shape `(n_sights, n_parameters, n_members)`.
"""

import numpy as np
from numpy.typing import NDArray

from catalog import About, Array, Point
from landscapes.landscape import Domain
from landscapes.networks.network import Network
from landscapes.networks.plane import Plane

RANDOM_WALK_EXPLAINS = (8 / np.pi**2, 8 / (9 * np.pi**2))
r"""What two principal components explain of a long random walk in many dimensions, seen from its end: .81 and .09.

The $k$-th of them explains $8/((2k-1)\pi)^2$, as in the expansion of Brownian motion (K. Karhunen, 1947; M. Loève, 1948); for
walks seen from their mean J. Antognini & J. Sohl-Dickstein (2018) found 61 and 15 per cent.
"""
MARGIN = 0.2
"""How much of its width a map shows beyond what it must hold."""
SMALLEST = 1e-10
LARGEST = 1e50
"""Weights beyond this, or no numbers, say nothing about a plane."""

_LORCH = "Visualizing deep network training trajectories with PCA. ICML workshop on visualization (2016)."
_LI = "Visualizing the loss landscape of neural nets. NeurIPS 31 (2018), arXiv:1712.09913."
_GARIPOV = "Loss surfaces, mode connectivity, and fast ensembling of DNNs. NeurIPS 31 (2018), arXiv:1802.10026."


def through_path(network: Network, path: Array, anchor: int = 0, *, on_test: bool = False) -> Plane:
    """The plane that explains most of how far the members of `path` were from the end of member `anchor` (E. Lorch, 2016).

    Where a member was lost its path counts as far as it is made of sensible numbers.
    """
    is_sound: NDArray[np.bool_] = np.all(np.abs(path) < LARGEST, axis=1)
    origin = path[is_sound[:, anchor], :, anchor][-1].astype(float)
    away = np.moveaxis(path, 1, -1)[is_sound] - origin
    _, strengths, directions = np.linalg.svd(away, full_matrices=False)
    energy = strengths**2 / max(np.sum(strengths**2), SMALLEST)
    axes = _two_axes(directions)
    # Which way an axis points is chance: the first start lies to the left, and below.
    axes = np.where(axes.T @ (path[0, :, 0] - origin) > 0, -axes, axes)
    places = axes.T @ away.T
    starts = [tuple(axes.T @ (path[0, :, member] - origin)) for member in range(path.shape[2])]
    explained = (float(energy[0]), float(energy[1]) if len(energy) > 1 else 0.0)
    about = _card(network, 2016, "E. Lorch", "The two directions that explain most of the way that was gone.", _LORCH)
    return Plane(
        about=about,
        network=network,
        origin=origin,
        axes=axes,
        domain=_box(places),
        starts=_distinct(starts),
        explained=explained,
        on_test=on_test,
    )


def filter_normalized(network: Network, origin: Array, seed: int, *, on_test: bool = False) -> Plane:
    """Random directions around `origin`, each filter as long as that of the network; biases stay (H. Li et al., 2018)."""
    drawn = np.random.default_rng(seed).standard_normal((len(origin), 2))
    axes = np.column_stack([normalized_by_filter(network, direction, origin) for direction in drawn.T])
    idea = "Two random directions, scaled filter by filter, so that a network which computes the same looks the same."
    about = _card(network, 2018, "H. Li, Z. Xu, G. Taylor, C. Studer & T. Goldstein", idea, _LI)
    box = Domain(x=(-1.0, 1.0), y=(-1.0, 1.0))
    starts = ((-0.7, 0.6), (0.6, 0.8), (0.0, 0.0))
    return Plane(about=about, network=network, origin=origin, axes=axes, domain=box, starts=starts, on_test=on_test)


def through_three(network: Network, solutions: Array, *, on_test: bool = False) -> Plane:
    """The plane that holds three `solutions`, shape `(n_parameters, 3)`: at (0, 0), on the x axis, and above."""
    first, second, third = solutions.astype(float).T
    along = second - first
    width = float(np.linalg.norm(along))
    across = third - first - (third - first) @ along / max(width**2, SMALLEST) * along
    axes = np.column_stack((along / max(width, SMALLEST), across / max(float(np.linalg.norm(across)), SMALLEST)))
    places = axes.T @ (solutions - first[:, None])
    about = _card(network, 2018, "T. Garipov et al.", "The one plane that holds three solutions.", _GARIPOV)
    starts = _distinct([tuple(place) for place in places.T])
    return Plane(
        about=about, network=network, origin=first, axes=axes, domain=_box(places), starts=starts, on_test=on_test
    )


def losses_between(network: Network, one: Array, other: Array, n: int = 41, *, on_test: bool = False) -> Array:
    """The loss at `n` places on the straight line from `one` to `other`, both included (I. Goodfellow et al., 2015)."""
    shares = np.linspace(0, 1, n)
    batch = network.test if on_test else network.training
    return network.loss(one[:, None] * (1 - shares) + other[:, None] * shares, batch)


def barrier(losses: Array) -> float:
    """How far losses on a line rise above the straight line between its two ends (J. Frankle et al., 2020)."""
    return float(np.max(losses - np.linspace(losses[0], losses[-1], len(losses))))


def normalized_by_filter(network: Network, direction: Array, weights: Array) -> Array:
    """`direction` with each filter as long as that of `weights`, and nothing along biases; all of shape `(n_parameters,)`."""
    scaled = np.zeros_like(direction)
    for tensor in network.tensors:
        if not tensor.is_bias:
            drawn, own = (vector[tensor.rows].reshape(tensor.shape[0], -1) for vector in (direction, weights))
            lengths = np.linalg.norm(own, axis=1) / np.maximum(np.linalg.norm(drawn, axis=1), SMALLEST)
            scaled[tensor.rows] = (drawn * lengths[:, None]).ravel()
    return scaled


def _card(network: Network, year: int, authors: str, idea: str, source: str) -> About:
    return About(f"Plane through {network.about.title}", year, authors, idea=idea, source=source)


def _two_axes(directions: Array) -> Array:
    """The first two of the rows of `directions` as columns; a path on a line, or none, gets a second axis at a right angle."""
    axes = np.zeros((directions.shape[1], 2))
    axes[:, : len(directions)] = directions[:2].T
    if len(directions) == 1:
        other = int(np.argmin(np.abs(axes[:, 0])))
        axes[other, 1] = 1.0
        axes[:, 1] -= axes[:, 0] @ axes[:, 1] * axes[:, 0]
        axes[:, 1] /= np.linalg.norm(axes[:, 1])
    return axes


def _box(places: Array) -> Domain:
    """A box around `places`, shape `(2, n)`, with some ground around them."""
    low, high = places.min(axis=1), places.max(axis=1)
    wide = np.maximum(high - low, max(float(np.max(high - low)) / 4, SMALLEST))
    middle, reach = (low + high) / 2, wide * (0.5 + MARGIN)
    (left, bottom), (right, top) = (middle - reach).tolist(), (middle + reach).tolist()
    return Domain(x=(left, right), y=(bottom, top))


def _distinct(starts: list[tuple[float, ...]]) -> tuple[Point, ...]:
    """Each of `starts` once, as plain numbers: members that began alike begin at one place."""
    return tuple(dict.fromkeys((round(float(x), 9) + 0.0, round(float(y), 9) + 0.0) for x, y in starts))
