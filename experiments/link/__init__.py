"""The link format: an experiment or a training as a short, readable query string, and back.

    v=1&landscape=ravine+condition_number+100&start=-4+0.8&steps=300&seed=0&run=sgd+learning_rate+0.01&run=…&runs=2

    v=1&network=mlp+n_samples+1297+…+activation+relu&batch=64&steps=1500&seed=0&run=adam+learning_rate+0.003&…&runs=1

Every value is written, so that a link never changes its meaning when a default does; floats come back exactly. Only this
package knows the format; `parts.py` is the list from which reading and writing follow.
"""

from experiments.link.codec import decode, decode_all, decode_view_state, encode, encode_landscape
from experiments.link.text import serialize
from experiments.link.turn import turn_target

__all__ = ["decode", "decode_all", "decode_view_state", "encode", "encode_landscape", "serialize", "turn_target"]
