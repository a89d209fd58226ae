"""Noventiq's eCommerce API: its facts and rules, behind the provider-neutral engine."""
