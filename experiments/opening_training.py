"""The training on which the networks open: four ways to learn the digits."""

from catalog import changed
from experiments.training import Member, Training
from landscapes.networks import NETWORKS
from optimizers import OPTIMIZERS

RATES = {"rmsprop": 0.003, "sgd": 0.1, "heavy_ball": 0.03, "adam": 0.003}

OPENING_TRAINING = Training(
    network=NETWORKS["mlp"](),
    members=[Member(optimizer=changed(OPTIMIZERS[key](), {"learning_rate": rate})) for key, rate in RATES.items()],
    n_steps=1000,
)
