"""What stands beside the map: each file is one panel of the Explore page, made of components."""
