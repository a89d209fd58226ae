"""What planned faults do to responses and connections."""
