"""A convolutional network: small filters that look at every place of an image."""

from collections.abc import Sequence
from dataclasses import dataclass

from catalog import About
from landscapes.networks.architecture import activation, initialization, width
from landscapes.networks.classifier import Classifier
from landscapes.networks.data.data_set import DATA_SETS, DataSet
from landscapes.networks.data.digits import SIDE
from landscapes.networks.layers.activation import Activation
from landscapes.networks.layers.convolution import Convolution
from landscapes.networks.layers.dense import Dense
from landscapes.networks.layers.layer import Layer
from landscapes.networks.layers.pooling import STRIDE, MaxPooling


@dataclass(frozen=True)
class CNN(Classifier):
    """Two convolutions of 3 × 3, the second with twice as many filters, each followed by pooling; then a dense layer."""

    about = About(
        "CNN",
        1989,
        "Y. LeCun et al.",
        idea="What is worth seeing is worth seeing everywhere: filters share their weights over all places.",
        source="Backpropagation applied to handwritten zip code recognition. Neural Computation 1 (1989).",
        formula=r"h = \operatorname{pool}(\varphi(K * x + b)) \qquad p = \operatorname{softmax}(W h + c)",
    )
    presets = {"Usual": {}, "Wide": {"width": 12}}
    target_loss = 0.1
    width: int = width(8, help="How many filters the first convolution has; the second has twice as many.")
    activation: str = activation("relu")
    initialization: str = initialization("he")

    @property
    def data_set(self) -> DataSet:
        """It takes images."""
        return DATA_SETS["digits"]

    @property
    def initial_scale(self) -> str:
        """What was chosen."""
        return self.initialization

    @property
    def layers(self) -> Sequence[Layer]:
        """Convolution, bend and pooling, twice; and a dense layer."""
        first, second, half, quarter = self.width, 2 * self.width, SIDE // STRIDE, SIDE // STRIDE**2
        return (
            Convolution("convolution 1", 1, first, SIDE),
            Activation(self.activation, first * SIDE**2),
            MaxPooling(first, SIDE),
            Convolution("convolution 2", first, second, half),
            Activation(self.activation, second * half**2),
            MaxPooling(second, half),
            Dense("output", second * quarter**2, self.data_set.n_classes),
        )
