"""Webhooks of the mock: outbox and delivery."""
