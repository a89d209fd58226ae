"""Defects written by hand, as careless developers make them, by provider."""
