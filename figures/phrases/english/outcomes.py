"""How a run ended: one whole sentence for each case, and, under the same code with `_in_short`, a few words for a table."""

PHRASES = {
    "settled": "{run} settled: since step {since} it has stayed within {tolerance} of the minimum at ({x}, {y}).",
    "settled_in_short": "settled",
    "settled_in_one_of_several": (
        "{run} settled: since step {since} it has stayed within {tolerance} of the minimum at ({x}, {y}), "
        "one of the {n_minima} equal ones known."
    ),
    "settled_in_one_of_several_in_short": "settled at ({x},\u00a0{y})",
    "settled_on_floor": "{run} settled: since step {since} it has stayed within {tolerance} of a minimum; it ends at ({x}, {y}).",
    "settled_on_floor_in_short": "settled",
    "arrived_late": (
        "{run} has been within {tolerance} of a minimum only since step {since}; "
        "it takes {required} steps there to count as settled."
    ),
    "arrived_late_in_short": "arrived too late to settle",
    "near_minimum": "{run} came within {distance} of the minimum at ({x}, {y}) but did not settle there.",
    "near_minimum_in_short": "close, not settled",
    "near_floor": "{run} came within {distance} of a minimum but did not settle there.",
    "near_floor_in_short": "close, not settled",
    "worse_minimum": (
        "{run} settled in another minimum, at ({x}, {y}), from step {since} on: "
        "its loss of {loss} is {excess} above that of the best one known."
    ),
    "worse_minimum_in_short": "in a worse minimum",
    "equal_minimum": (
        "{run} settled in another minimum, at ({x}, {y}), from step {since} on: "
        "its loss of {loss} is as low as that of the best one known."
    ),
    "equal_minimum_in_short": "in another minimum, as good",
    "better_minimum": (
        "{run} settled in another minimum, at ({x}, {y}), from step {since} on: "
        "its loss of {loss} is {excess} below that of the best one known."
    ),
    "better_minimum_in_short": "in a better minimum",
    "unlisted_minimum": (
        "{run} settled in a minimum at ({x}, {y}), with a loss of {loss}, from step {since} on; "
        "which minimum is the best is not known here."
    ),
    "unlisted_minimum_in_short": "in a minimum",
    "two_cycle": (
        "{run} bounces between two points, ({x}, {y}) and ({other_x}, {other_y}), {jump} apart, since step {since}."
    ),
    "two_cycle_in_short": "bounces, {jump} wide",
    "hovering": (
        "{run} hovers in its noise: in its last {n_last} steps it was never closer than {nearest} to the minimum "
        "at ({x}, {y}), and never farther than {farthest}."
    ),
    "hovering_in_short": "hovers in its noise",
    "hovering_on_floor": (
        "{run} hovers in its noise near a minimum: its last {n_last} steps kept it within {farthest} of ({x}, {y})."
    ),
    "hovering_on_floor_in_short": "hovers in its noise",
    "at_saddle": (
        "{run} waits at a saddle, at ({x}, {y}): the slope there is {slope}, "
        "and the ground curves down one way and up the other."
    ),
    "at_saddle_in_short": "waits at a saddle",
    "at_maximum": "{run} waits on a hilltop, at ({x}, {y}): the slope there is {slope}, and the ground curves down all around.",
    "at_maximum_in_short": "waits on a hilltop",
    "on_ridge": (
        "{run} waits on a ridge, at ({x}, {y}): the slope there is {slope}, "
        "and the ground curves down one way and is level the other."
    ),
    "on_ridge_in_short": "waits on a ridge",
    "stalled": (
        "{run} stalled at ({x}, {y}), {distance} away from the nearest known minimum: the slope there is {slope}, "
        "and the last step was {step} long."
    ),
    "stalled_in_short": "stalled",
    "stalled_without_minimum": (
        "{run} stalled at ({x}, {y}): the slope there is {slope}, and the last step was {step} long."
    ),
    "stalled_without_minimum_in_short": "stalled",
    "sliding": "{run} slides on: no minimum is known here, and over its last {n_last} steps the loss fell by {fall} a step.",
    "sliding_in_short": "slides on",
    "sliding_off_map": (
        "{run} slid off the map at step {left_at} and slides on: no minimum is known here, "
        "and over its last {n_last} steps the loss fell by {fall} a step."
    ),
    "sliding_off_map_in_short": "slid off the map",
    "falling": "{run} fell without bound: at step {broke_at} its loss was lower than can be followed.",
    "falling_in_short": "fell without bound at step {broke_at}",
    "zigzag": (
        "{run} goes back and forth across a valley: {n_turns} of its last {n_last} steps turned round, "
        "and all of them together moved it by {progress}."
    ),
    "zigzag_in_short": "back and forth",
    "left_map": "{run} left the map at step {left_at}; it ends at ({x}, {y}).",
    "left_map_in_short": "left the map at step {left_at}",
    "left_map_falling": "{run} left the map and fell without bound: at step {broke_at} its loss was lower than can be followed.",
    "left_map_falling_in_short": "left the map at step {broke_at}",
    "diverged": "{run} diverged at step {broke_at}: the loss grew without bound.",
    "diverged_in_short": "diverged at step {broke_at}",
    "ran_away": "{run} diverged at step {broke_at}: its position grew without bound, while the loss stayed bounded.",
    "ran_away_in_short": "diverged at step {broke_at}",
    "undefined": "{run} broke off at step {broke_at}: the step, or the loss where it led, was no number.",
    "undefined_in_short": "undefined at step {broke_at}",
    "on_its_way": "{run} is still on its way at step {last_step}, {distance} away from the nearest known minimum.",
    "on_its_way_in_short": "still on its way",
    "on_its_way_without_minimum": "{run} is still on its way at step {last_step}.",
    "on_its_way_without_minimum_in_short": "still on its way",
}
