"""Simulated Noventiq eCommerce API."""
