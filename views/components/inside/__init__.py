"""What goes on inside the selected run: its rule with the numbers of the step, and its curves."""
