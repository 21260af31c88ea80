"""The runs as chips beside the map: they say who is who, and what can be done with each."""
