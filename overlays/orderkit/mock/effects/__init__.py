"""Effects of planned faults on responses and connections."""
