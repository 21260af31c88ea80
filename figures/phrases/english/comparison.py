"""The tables of the runs and what is said around them."""

PHRASES = {
    "run": "Run",
    "outcome": "Outcome",
    "outcome_definition": "How the run ended, in short.",
    "distance": "Distance to minimum",
    "distance_definition": "How far the end of the run is from the nearest minimum that is known.",
    "hyperparameters": "Hyperparameters",
    "hyperparameters_definition": (
        "How many numbers one has to choose for the optimizer and its schedule, switches left aside."
    ),
    "forgiveness": "Rates that work",
    "forgiveness_definition": (
        "The share of a grid of learning rates at which the run settles: how forgiving the tuning is. {grid}"
    ),
    "none": "–",
    "never": "never",
    "percent": "{number} %",
    "range": "{low} … {high}",
    "rate_found": "{run} got {rate}.",
    "no_rate": "{run} has no learning rate.",
    "budget_here": "Here they are {budget} questions for each.",
    "target_here": "The target on this landscape is a loss below {target}.",
    "over_seeds": (
        "The numbers are the median over {n_seeds} seeds of the noise and, smaller, "
        "the range from 10 % to 90 % of them."
    ),
    "bands": "Each shade holds the middle 80 % of {n_seeds} seeds of the noise, the dashes inside it are their median.",
    "measure_forgiveness": "Measure how forgiving each learning rate is",
    "what_columns_mean": "What the columns mean",
    "compare": "Compare",
    "terms": "Terms",
    "terms:AS_SET": "As set",
    "terms:SAME_RATE": "Same rate",
    "terms:TUNED": "Each tuned",
    "terms:SAME_BUDGET": "Same budget",
}
