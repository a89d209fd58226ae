"""Declarations of the commands that are not a provider: a module for each, which says what its options are."""
