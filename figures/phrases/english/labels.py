"""What runs are called."""

PHRASES = {
    "label_modified": "{optimizer} + {modifier}",
    "label_value": "{name} {value}",
    "label_off": "no {name}",
    "label_schedule": "{schedule} schedule",
    "label_start": "start ({x}, {y})",
    "label_numbered": "{label} ({number})",
    "yes": "yes",
    "no": "no",
}
