"""What is said of a picture that shows less than was asked for, because all of it would take too long."""

PHRASES = {
    "fewer_seeds": "The band is made of {shown} seeds of the noise instead of {asked}, because more would take too long here.",
    "run_shortened": (
        "{run} is shown up to step {shown} of {asked}: on this ground its steps take so long that all of them would keep "
        "everybody waiting."
    ),
}
