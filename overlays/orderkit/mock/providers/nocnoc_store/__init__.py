"""Simulated nocnoc store API v2."""
