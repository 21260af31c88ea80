"""A network in a link: its key, then each number and each chosen word behind its name, with spaces between.

`mlp n_samples 1297 label_noise 0 hidden_layers 1 width 32 activation relu initialization he data digits`
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from catalog import choices
from experiments.link.diagnostics import Diagnostics
from experiments.link.entry import Catalogue, pairs, parse_class, serialize_entry, title_of, with_all_values
from experiments.link.text import excerpt
from landscapes.networks import NETWORKS, Network

NETWORK = Catalogue(NETWORKS, "unknown_network", "unknown_network_like")


def serialize_network(network: Network) -> str:
    """The key of `network`, its numbers and its words."""
    words = (f"{name} {getattr(network, name)}" for name in choices(network))
    return " ".join([serialize_entry(network), *words])


def parse_network(text: str, diagnostics: Diagnostics) -> Network | None:
    """The network that `text` describes, illegal values left at their defaults; `None` if there is no such network."""
    words = text.split()
    cls = parse_class(words, NETWORK, diagnostics)
    if cls is None:
        return None
    declared, told = choices(cls), list(pairs(words[1:]))
    numbers = [word for pair in told if pair[0] not in declared for word in pair]
    chosen = {name: word for name, word in told if name in declared}
    network = with_all_values(cls(), numbers, diagnostics)
    return replace(network, **dict(_legal_words(network, chosen, diagnostics)))


def _legal_words(network: Network, chosen: dict[str, str], diagnostics: Diagnostics) -> Iterator[tuple[str, Any]]:
    """Those of the `chosen` words that are options of `network`, all of which should be there."""
    declared = choices(network)
    if missing := tuple(name for name in declared if name not in chosen):
        diagnostics.note("values_left_out", owner=title_of(network), names=missing)
    for name, word in chosen.items():
        if word in declared[name].options:
            yield name, word
        else:
            diagnostics.note(
                "value_no_option",
                owner=title_of(network),
                name=name,
                options=declared[name].options,
                text=excerpt(word),
                used=declared[name].default,
            )
