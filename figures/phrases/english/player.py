"""What the parts in the browser show or speak, by code; `{name}` stands for a fact.

Whatever comes from an experiment (names of runs, outcomes in a sentence, columns of tables) comes with its picture instead.
"""

PHRASES = {
    # The play bar
    "play": "Play",
    "pause": "Pause",
    "step_back": "Step back",
    "step_forward": "Step forward",
    "step": "Step",
    "playback": "Playback",
    "speed": "Speed",
    "speed_times": "{speed}×",
    "loop": "Loop",
    "more_controls": "More controls",
    "hide_future": "Hide what comes",
    "outcome_hidden": "What comes is hidden. How the runs end is told at the last step.",
    "step_of": "Step {step} of {n_steps}",
    # The panels beside the map
    "panels": "Beside the map",
    "tab:knobs": "Knobs",
    "tab:inside": "Inside",
    "tab:curve": "Curve",
    "tab:compare": "Compare",
    "tab:setup": "Set-up",
    # The views
    "views": "View",
    "view:map": "Map",
    "view:surface": "Surface",
    "view:tiles": "Side by side",
    "map_of": "Map of {title}",
    "surface_of": "Surface of {title}",
    "tiles_of": "A map of {title} for each run",
    "reset_camera": "Turn back to the first view",
    "save_png": "Save as picture",
    "no_webgl": "This browser cannot draw in space, for it has no WebGL. The map shows the same runs.",
    "keys": (
        "Arrow keys move a crosshair, Enter starts the runs there, "
        "Alt with arrow keys moves the start, Space plays or pauses."
    ),
    "readout": "x {x}   y {y}   loss {loss}",
    "place": "x {x}, y {y}, loss {loss}",
    "start_handle": "Start at x {x}, y {y}; arrow keys move it",
    "axis:x": "x",
    "axis:y": "y",
    "loss": "loss",
    "step_axis": "step",
    "curves": "Loss against step",
    # The chips of the runs
    "runs": "Runs",
    "add_run": "Add run",
    "no_more_runs": "There is room for {most} runs.",
    "menu_of_run": "What can be done with {run}",
    "rename_run": "Rename",
    "new_name_of_run": "New name of {run}",
    "duplicate_run": "Duplicate",
    "hide_run": "Hide",
    "show_run": "Show",
    "show_named_run": "Show {run}",
    "remove_run": "Remove",
    # The choosers
    "choose:optimizer": "Optimizer",
    "choose:landscape": "Landscape",
    "choose:dialect": "Dialect",
    "choose:schedule": "Schedule of the learning rate",
    "choose:modifiers": "Modifiers",
    "chosen": "{name}: {title}",
    "add_modifier": "Add modifier",
    "take_off": "Take off {title}",
    "search_among": "Search among {n}",
    "close": "Close",
    "n_found": "{n} found",
    "none_found": "Nothing here is called “{query}”.",
    # The catalogue
    "catalogue": "Catalogue",
    "shelves": "Shelves",
    "shelf:optimizers": "Optimizers",
    "shelf:landscapes": "Landscapes",
    "shelf:schedules": "Schedules",
    "shelf:modifiers": "Modifiers",
    "families": "Families",
    "all_families": "All",
    "search_catalogue": "Search by name, year, author or idea",
    "people_and_year": "{people}, {year}",
    "open_in_explore": "Open in Explore",
    "add_to_runs": "Add to my runs",
    "move_runs_here": "Move my runs here",
    "card_details": "Formula, symbols, source",
    "did_you_mean": "Did you mean {title}?",
    # What acts on the selected run
    "arrows": "Arrows",
    "arrows_help": "Show slope, momentum, step and curvature on the map while it stands still",
    "arrow:slope": "−g",
    "arrow:momentum": "momentum",
    "arrow:step": "Δ",
    # Where a path ends before its last step
    "ended:DIVERGED": "diverged at step {step}",
    "ended:UNDEFINED": "undefined at step {step}",
    "ended:LEFT_MAP": "fell away at step {step}",
    "ended:SLIDING": "fell away at step {step}",
    # Pictures on their way
    "unreachable": "The server cannot be reached. What is shown may be out of date; the page keeps trying.",
    # Inside a run
    "inside_of": "Inside {title}",
    "from_step_to_step": "step {from} → {to}",
    "omits:options": "This run has options on of which the short rule does not speak; the numbers are those of the run.",
    "omits:modifiers": "What is wrapped around the method changes its slopes or its steps, so the lines need not add up.",
    "omits:noise": "The run met noisy slopes; g is the true one, so the lines need not add up.",
    "keeps": "It remembers: {state}",
    "remembers": "{symbol} remembers about {n_steps} steps.",
    "numbers_of_step": "The numbers of the step",
    "number:x": "position now",
    "number:g": "slope here",
    "number:divisor": "divisor",
    "number:step": "the step",
    "number:rate": "learning rate now",
    "chart:effective": "Effective learning rate |Δ| / |g|",
    "chart:length": "Length of the step",
    "chart:angle": "Angle to steepest descent",
    "chart:root": "√v beside ε",
    "chart:corrections": "Bias correction",
    "limit_of_descent": "2/λ is where, in a bowl of that curvature, gradient descent would begin to swing ever wider.",
    "limit_of_method": (
        "In a bowl of that curvature, a constant η above the line of the method's own limit would swing ever wider."
    ),
    "epsilon_never_dominates": "ε never rules here: it is nowhere larger than √v.",
    "epsilon_dominates": (
        "Shaded: ε is larger than √v in a coordinate, in {n} of {n_steps} steps. There it is ε that limits the step."
    ),
    "epsilon_dominates_plainly": (
        "Shaded: ε is larger than √v in a coordinate, in {n} of {n_steps} steps. The more it outweighs √v there, the closer "
        "the step comes to plain gradient descent, in the first of these steps with the rate {rate}."
    ),
    # Knobs
    "about_knob": "About {label}",
    "reset_knob": "Reset {label} to its default",
    "back_to": "Back to {value}",
    # The link
    "copy_link": "Copy link",
    "link_copied": "Link copied",
    "copy_failed": "Copy the address bar instead",
}
