"""Simulated nocnoc Easy Logistic API."""
