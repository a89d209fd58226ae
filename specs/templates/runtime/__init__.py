"""Shared by the models of every provider."""
