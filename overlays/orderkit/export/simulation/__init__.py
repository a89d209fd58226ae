"""How long it takes to read the orders of many shops, and why: `python -m orderkit.export.simulation`."""

from .facts import Facts
from .running import Result, simulate
from .setting import Setting
from .shops import Shop, shops_of

__all__ = ["Facts", "Result", "Setting", "Shop", "shops_of", "simulate"]
