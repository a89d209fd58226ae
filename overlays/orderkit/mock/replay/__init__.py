"""Serves recorded traffic again in place of a provider."""
