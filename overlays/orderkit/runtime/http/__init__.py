"""HTTP: the only modules that import httpx and aiohttp."""
