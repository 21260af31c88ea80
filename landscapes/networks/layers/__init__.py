"""What networks are made of: one kind of layer a file, each a function with its derivative."""
