"""What acts on the page as a whole."""
