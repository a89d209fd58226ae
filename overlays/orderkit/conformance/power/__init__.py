"""Catalogue of defects of servers, which measures how many of them the tester finds."""
