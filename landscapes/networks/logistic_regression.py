"""Logistic regression: one layer, and so a convex loss."""

from collections.abc import Sequence
from dataclasses import dataclass

from catalog import About
from landscapes.networks.architecture import initialization
from landscapes.networks.classifier import Classifier
from landscapes.networks.data.data_set import DATA_SETS, DataSet, data_choice
from landscapes.networks.layers.dense import Dense
from landscapes.networks.layers.layer import Layer


@dataclass(frozen=True)
class LogisticRegression(Classifier):
    """A weight for each pixel and class: nothing is hidden, and every minimum is the lowest."""

    about = About(
        "Logistic regression",
        1958,
        "D. R. Cox",
        idea="One layer that weighs every pixel: its loss is convex, so that only speed can differ.",
        source="The regression analysis of binary sequences. J. R. Statist. Soc. B 20 (1958).",
        formula=r"p = \operatorname{softmax}(W x + b)",
    )
    target_loss = 0.15
    data: str = data_choice()
    initialization: str = initialization("small")

    @property
    def data_set(self) -> DataSet:
        """What was chosen."""
        return DATA_SETS[self.data]

    @property
    def initial_scale(self) -> str:
        """What was chosen."""
        return self.initialization

    @property
    def layers(self) -> Sequence[Layer]:
        """From the inputs to the classes at once."""
        return (Dense("output", self.data_set.n_features, self.data_set.n_classes),)
