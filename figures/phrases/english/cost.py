"""What is said of a picture that shows less than was asked for, because all of it would take too long."""

PHRASES = {
    "fewer_seeds": "The band is made of {shown} seeds of the noise instead of {asked}, because more would take too long here.",
    "no_band": "No band over {asked} seeds of the noise is drawn, because that would take too long here.",
    "run_shortened": "{run} is shown up to step {shown} of {asked}, because all of it would take too long here.",
    "runs_shortened": "All {asked} steps would take too long here, so these runs are shown in part: {runs}.",
    "run_until": "{run} up to step {shown}",
}
