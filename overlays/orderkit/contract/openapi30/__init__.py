"""Documents of OpenAPI 3.1 as documents of 3.0.3, with a list of what 3.0 cannot express."""

from .convert import convert
from .losses import Loss

__all__ = ["Loss", "convert"]
