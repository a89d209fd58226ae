"""Simulated ePages shop orders API."""
