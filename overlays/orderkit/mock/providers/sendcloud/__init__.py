"""Sendcloud's API v3 of orders: its facts and rules, behind the provider-neutral engine."""
