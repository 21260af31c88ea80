"""What the pages say around what they show."""

PHRASES = {
    "lab": "Loss-landscape lab",
    "own_formula": "Your own formula",
    "own_formula_idea": "Type a formula in x and y; its other letters become sliders.",
    "your_own": "Your own",
    "well_known": "Best known",
    "formula_field": "f(x, y) =",
    "formula_help": "Write x, y, numbers, + - * / ^, |x|, pi, e and functions such as sin, exp, sqrt, log, tanh. "
    "Every other letter becomes a slider.",
    "slopes_and_map": "Slopes and map",
    "left_edge": "x from",
    "right_edge": "x to",
    "lower_edge": "y from",
    "upper_edge": "y to",
    "start_x": "Start x",
    "start_y": "Start y",
    "place_of_start": "({x}, {y})",
    "start_worth_trying": "A start worth trying.",
    "gradient_noise": "Gradient noise",
    "adjusted": "Adjusted",
    "schedule_and_modifiers": "Schedule and modifiers",
    "undo": "Undo",
    "undo_retuning": "Give every run the learning rate back that was set for it.",
    "keep": "Keep",
    "keep_retuned": "Keep the learning rates as they are now.",
    "too_long_for_qr": "This link is too long for a QR code. Fewer runs make it shorter; copying it works at any length.",
}
