"""Simulated Sendcloud orders API v3."""
