"""What steps and questions cost, found by counting operations."""
