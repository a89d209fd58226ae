"""The rules our OpenAPI documents obey beyond what public linters see: one file for each family."""

from .finding import Finding
from .reading import read
from .rules import RULES, findings

__all__ = ["RULES", "Finding", "findings", "read"]
