"""The terms of a comparison in whole sentences."""

from collections.abc import Sequence
from math import isfinite

from catalog.numbers import number_in_sentence
from experiments import Experiment
from experiments.band import N_SEEDS
from experiments.compare import ComparisonTerms
from experiments.tuning import rate_of
from figures.phrases import phrase


def terms_sentences(
    terms: ComparisonTerms, experiment: Experiment, labels: Sequence[str], n_seeds: int = N_SEEDS
) -> str:
    """What the `terms` mean, what was found on them, and over how many seeds, where chance has a part in it."""
    sentences = [terms.sentence]
    if terms is ComparisonTerms.TUNED:
        sentences += [
            _rate_found(label, rate_of(member)) for label, member in zip(labels, experiment.runs, strict=True)
        ]
    if terms is ComparisonTerms.SAME_BUDGET:
        sentences.append(phrase("budget_here", budget=experiment.budget))
    if isfinite(target := experiment.landscape.target_loss):
        sentences.append(phrase("target_here", target=number_in_sentence(target)))
    if n_seeds > 1 and not experiment.noise.is_off:
        sentences.append(phrase("over_seeds", n_seeds=n_seeds))
    return " ".join(sentences)


def _rate_found(label: str, rate: float | None) -> str:
    if rate is None:
        return phrase("no_rate", run=label)
    return phrase("rate_found", run=label, rate=number_in_sentence(rate, None))
