"""Rules of each provider that the mock imitates."""
