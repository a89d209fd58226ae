"""Base of every client: arguments, calls, decoding."""
