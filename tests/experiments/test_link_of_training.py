"""A link with a network asks for a training, and says it completely; whatever cannot be read is remarked upon."""

from typing import Any
from urllib.parse import quote_plus, urlencode

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from catalog import ParameterError, choices, parameters
from experiments import ExperimentError, Member, Training
from experiments.link import decode, decode_all, encode
from experiments.opening import OPENING
from experiments.opening_training import OPENING_TRAINING
from experiments.view_state import ViewState
from figures.phrases import sentence
from landscapes.networks import NETWORKS, Network
from landscapes.networks.mlp import MLP
from optimizers import OPTIMIZERS, SCHEDULES
from tests.experiments.draw_links import keys, legal, runs, words

SOUND = encode(OPENING_TRAINING)


@st.composite
def networks(draw: st.DrawFn) -> Network:
    """Any network with any legal values."""
    cls: Any = NETWORKS[draw(st.sampled_from(sorted(NETWORKS)))]
    numbers = {name: legal(declared) for name, declared in parameters(cls).items()}
    options = {name: st.sampled_from(declared.options) for name, declared in choices(cls).items()}
    network: Network = cls(**draw(st.fixed_dictionaries({}, optional={**numbers, **options})))
    return network


@st.composite
def trainings(draw: st.DrawFn) -> Training:
    """Any training that may run."""
    members = []
    for run in draw(runs(max_size=4)):
        try:
            members.append(Member(optimizer=run.optimizer, schedule=run.schedule))
        except ExperimentError:  # it cannot train a network
            continue
    numbers = {name: draw(legal(declared)) for name, declared in parameters(Training).items()}
    try:
        return Training(network=draw(networks()), members=members or [Member(optimizer=OPTIMIZERS["sgd"]())], **numbers)
    except (ParameterError, ExperimentError):  # it would take too much
        assume(False)
        raise


def opens(query: str) -> bool:
    """Whether `query` opens something that its own link says without loss, with remarks that can be shown."""
    asked, remarks = decode(query)
    told = [sentence(remark) for remark in remarks]
    return decode(encode(asked)) == (asked, ()) and all(map(str.isprintable, told))


@settings(max_examples=150)
@given(trainings())
def test_every_training_comes_back_exactly_and_without_a_remark(asked: Training) -> None:
    assert decode(encode(asked)) == (asked, ())
    assert repr(decode(encode(asked))[0]) == repr(asked)


def test_a_link_says_network_batch_steps_seed_and_members_and_nothing_of_places() -> None:
    asked = Training(
        network=MLP(width=8),
        members=[
            Member(optimizer=OPTIMIZERS["sgd"](learning_rate=0.1), schedule=SCHEDULES["linear"]()),  # type: ignore[call-arg]
            Member(optimizer=OPTIMIZERS["sgd"](learning_rate=0.3)),  # type: ignore[call-arg]
        ],
        n_steps=50,
        order=2,
    )
    assert encode(asked) == (
        "v=1&network=mlp+n_samples+1297+label_noise+0+hidden_layers+1+width+8+activation+relu+initialization+he+data+digits"
        "&batch=64&order=2&steps=50&seed=0&run=sgd+learning_rate+0.1+under+linear+initial+1+final+0+until+1&run=again+learning_rate+0.3&runs=2"
    )


def test_what_is_shown_of_it_comes_back_too() -> None:
    shown = ViewState(selected=2, colours=(3, 2, 1, 0)).fitted(4)
    decoded = decode_all(encode(OPENING_TRAINING, shown))
    assert decoded.asked == OPENING_TRAINING
    assert decoded.view_state == shown


def test_a_link_without_a_network_asks_for_an_experiment_as_ever() -> None:
    assert decode(encode(OPENING)) == (OPENING, ())
    assert "batch" not in encode(OPENING)


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("network=mlp", "network=mlq", "unknown_network_like"),
        ("network=mlp", "network=", "unknown_network"),
        ("activation+relu", "activation+swish", "value_no_option"),
        ("activation+relu", "", "values_left_out"),
        ("width+32", "width+-3", "value_not_whole"),
        ("width+32", "luck+32", "value_unknown"),
        ("batch=64", "batch=0", "value_not_whole"),
        ("&batch=64", "", "parts_left_out"),
        ("&batch=64", "&batch=64&landscape=ravine", "part_aside"),
        ("&batch=64", "&batch=64&axis=seed+0+1+2", "part_aside"),
        ("run=rmsprop", "run=newton", "refused"),
        ("run=rmsprop", "run=rmsprob", "unknown_optimizer_like"),
        ("runs=4", "runs=5", "wrong_number_of_runs"),
    ],
)
def test_damage_is_remarked_upon_and_a_training_opens(old: str, new: str, code: str) -> None:
    assert old in SOUND
    query = SOUND.replace(old, new)
    asked, remarks = decode(query)
    assert isinstance(asked, Training)
    assert code in {remark.code for remark in remarks}
    assert opens(query)


def test_a_part_of_a_training_in_the_link_of_an_experiment_is_left_aside() -> None:
    asked, (remark,) = decode(encode(OPENING) + "&batch=7")
    assert asked == OPENING
    assert sentence(remark) == "The link's batch does not belong to what it asks for; it is left aside."


def test_a_training_that_would_take_too_much_is_refused_with_the_reason_and_the_usual_one_opens() -> None:
    query = SOUND.replace("width+32", "width+256").replace("hidden_layers+1", "hidden_layers+12")
    asked, (remark,) = decode(query.replace("steps=1000", "steps=100000"))
    assert asked == OPENING_TRAINING
    assert remark.code == "refused_training"
    assert "minutes" in sentence(remark)


@settings(max_examples=200)
@given(st.lists(st.tuples(keys(), st.lists(words(), max_size=9).map(" ".join)), max_size=6), st.booleans())
def test_any_words_beside_a_network_open(parts: list[tuple[str, str]], is_added: bool) -> None:
    query = "&".join(f"{quote_plus(key, errors='replace')}={quote_plus(text, errors='replace')}" for key, text in parts)
    assert opens(f"{SOUND}&{query}" if is_added else f"network=cnn&{query}")


@given(st.lists(words() | st.sampled_from(["width", "activation", "relu", "data", "length"]), max_size=8))
def test_any_words_of_a_network_open(said: list[str]) -> None:
    assert opens(f"{SOUND}&{urlencode({'network': ' '.join(said)}, errors='replace')}")
    assert opens(urlencode({"network": " ".join(["mlp", *said])}, errors="replace"))


@given(trainings(), st.integers(0, 10_000), st.text(max_size=3))
def test_a_link_with_a_scar_anywhere_opens(asked: Training, place: int, scar: str) -> None:
    link = encode(asked)
    place %= len(link)
    assert opens(link[:place] + scar + link[place + 1 :])


@given(trainings(), st.integers(1, 300))
def test_a_link_that_was_cut_off_is_remarked_upon(asked: Training, lost: int) -> None:
    link = encode(asked)
    assert decode(link[: max(len(link) - lost, 1)])[1]
