"""Webhooks: the queue of notifications and their delivery."""
