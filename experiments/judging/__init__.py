"""What it takes to judge how a run ended: its ending, patterns of movement, the ground where it stands, the facts to tell."""
