"""The loss against the step, in step with the map."""
