"""Requests that schemathesis generates, sent within the limits of the run, and what it finds."""

from .phase import GeneratedPhase
from .rules import GENERATED_RULES

__all__ = ["GENERATED_RULES", "GeneratedPhase"]
