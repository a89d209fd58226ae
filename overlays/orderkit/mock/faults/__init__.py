"""Faults that the mock injects."""
