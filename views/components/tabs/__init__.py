"""The strip that says which panel stands beside the map."""
