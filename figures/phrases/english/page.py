"""What the pages say around what they show."""

PHRASES = {
    "undo": "Undo",
    "undo_retuning": "Give every run the learning rate back that it had.",
    "keep": "Keep",
    "keep_retuned": "Keep the learning rates as they are now.",
}
