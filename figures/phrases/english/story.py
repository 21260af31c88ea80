"""What happened to several runs that ended alike, and what to try with the selected one.

A number of several runs is one number where it is the same for all, and else a span such as "54 to 120".
"""

PHRASES = {
    "settled_together": "{runs} settled in the minimum at ({x}, {y}), at step {since}.",
    "settled_in_one_of_several_together": (
        "{runs} settled in the minimum at ({x}, {y}), one of the {n_minima} equal ones known, at step {since}."
    ),
    "settled_on_floor_together": "{runs} settled in a minimum, at step {since}.",
    "arrived_late_together": "{runs} came within {tolerance} of a minimum only at step {since}, too late to count as settled.",
    "near_minimum_together": "{runs} came within {distance} of the minimum at ({x}, {y}) but did not settle there.",
    "near_floor_together": "{runs} came within {distance} of a minimum but did not settle there.",
    "worse_minimum_together": "{runs} settled in other minima: their loss is {excess} above that of the best one known.",
    "equal_minimum_together": "{runs} settled in other minima, where the loss is as low as that of the best one known.",
    "better_minimum_together": "{runs} settled in other minima: their loss is {excess} below that of the best one known.",
    "unlisted_minimum_together": (
        "{runs} settled in minima, with a loss of {loss}; which minimum is the best is not known here."
    ),
    "two_cycle_together": "{runs} bounce, each between two points, {jump} apart.",
    "hovering_together": "{runs} hover in their noise around the minimum at ({x}, {y}).",
    "hovering_on_floor_together": "{runs} hover in their noise near a minimum.",
    "at_saddle_together": "{runs} wait at a saddle, where the ground curves down one way and up the other.",
    "at_maximum_together": "{runs} wait on a hilltop, where the ground curves down all around.",
    "on_ridge_together": "{runs} wait on a ridge, where the ground curves down one way and is level the other.",
    "stalled_together": "{runs} stalled, {distance} away from the nearest known minimum.",
    "stalled_without_minimum_together": "{runs} stalled: their last step was only {step} long.",
    "sliding_together": "{runs} slide on: no minimum is known here, and their loss falls by {fall} a step.",
    "sliding_off_map_together": "{runs} slid off the map at step {left_at} and slide on: no minimum is known here.",
    "falling_together": "{runs} fell without bound, at step {broke_at}.",
    "zigzag_together": "{runs} go back and forth across a valley: all of their last {n_last} steps moved them by {progress}.",
    "left_map_together": "{runs} left the map at step {left_at}.",
    "left_map_falling_together": "{runs} left the map and fell without bound, at step {broke_at}.",
    "diverged_together": "{runs} diverged at step {broke_at}: their loss grew without bound.",
    "ran_away_together": (
        "{runs} diverged at step {broke_at}: their position grew without bound, while their loss stayed bounded."
    ),
    "undefined_together": "{runs} broke off at step {broke_at}: a step, or the loss where it led, was no number.",
    "on_its_way_together": "{runs} are still on their way, {distance} away from the nearest known minimum.",
    "on_its_way_without_minimum_together": "{runs} are still on their way.",
    "listed": "{others} and {last}",
    "quoted": "“{name}”",
    "span": "{low} to {high}",
    "does_it_still_settle": "Does it still settle at a higher {knob}?",
    "does_it_settle": "Does it settle at another {knob}?",
    "does_it_get_out": "Does a higher {knob} carry it out of this minimum?",
    "does_it_still_bounce": "Does it still bounce at a lower {knob}?",
    "does_it_come_closer": "Does it come closer at a lower {knob}?",
    "does_it_get_going": "Does a higher {knob} set it going again?",
    "does_it_fall_faster": "Does it fall faster at a higher {knob}?",
    "does_it_go_straight": "Does a higher {knob} carry it along the valley?",
    "does_it_calm_down": "Does a lower {knob} calm it down?",
    "does_it_stay": "Does it stay on the map at a lower {knob}?",
    "does_it_get_further": "Does it get further at a higher {knob}?",
    "what_at_more": "What happens with a larger {knob}?",
    "what_at_less": "What happens with a smaller {knob}?",
    "what_from_another_start": "What happens from another start?",
}
