"""A multilayer perceptron: dense layers with a bend between them."""

from collections.abc import Sequence
from dataclasses import dataclass

from catalog import About, parameter
from landscapes.networks.architecture import activation, initialization, width
from landscapes.networks.classifier import Classifier
from landscapes.networks.data.data_set import DATA_SETS, DataSet, data_choice
from landscapes.networks.layers.activation import Activation
from landscapes.networks.layers.dense import Dense
from landscapes.networks.layers.layer import Layer


@dataclass(frozen=True)
class MLP(Classifier):
    """Hidden layers of equal width; without any it is logistic regression."""

    about = About(
        "MLP",
        1986,
        "D. E. Rumelhart, G. E. Hinton & R. J. Williams",
        idea="Dense layers with a bend between them: what is hidden is learnt, too.",
        source="Learning representations by back-propagating errors. Nature 323 (1986).",
        formula=r"h_{l+1} = \varphi(W_l h_l + b_l) \qquad p = \operatorname{softmax}(W_L h_L + b_L)",
    )
    presets = {
        "Usual": {},
        "Wide": {"hidden_layers": 2, "width": 64},
        "Deep tanh": {"hidden_layers": 5, "activation": "tanh", "initialization": "glorot"},
        "Deep sigmoid": {"hidden_layers": 5, "activation": "sigmoid", "initialization": "glorot"},
        "Spirals": {"hidden_layers": 2, "data": "two_spirals"},
    }
    target_loss = 0.05
    hidden_layers: int = parameter(
        1, symbol="L", bounds=(0, 12), slider=(0, 8), help="How many hidden layers follow each other."
    )
    width: int = width(32)
    activation: str = activation("relu")
    initialization: str = initialization("he")
    data: str = data_choice()

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
        """Dense and bent in turns, and a dense one at the end."""
        widths = [self.data_set.n_features, *[self.width] * self.hidden_layers]
        found: list[Layer] = []
        for index in range(self.hidden_layers):
            found += [Dense(f"hidden {index + 1}", widths[index], self.width), Activation(self.activation, self.width)]
        return (*found, Dense("output", widths[-1], self.data_set.n_classes))
