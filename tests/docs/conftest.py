"""Fixtures of the built site, and the browser that looks at it."""

from built_site import address, read, site
from page_desk import browser

__all__ = ["address", "browser", "read", "site"]
