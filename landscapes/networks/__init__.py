"""Real networks that train here on real data, one a file: each is a loss over all of its weights."""

from catalog import discover
from landscapes.networks.network import Network

NETWORKS = discover("landscapes", Network)

__all__ = ["NETWORKS", "Network"]
