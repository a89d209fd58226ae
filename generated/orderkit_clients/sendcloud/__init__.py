"""A client library for accessing Sendcloud API v3 orders"""
