"""Webhooks: parsing, signatures, an inbox and an ASGI endpoint."""
