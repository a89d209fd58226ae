"""Credentials that are fetched and renewed: tokens, OAuth 2.0."""
