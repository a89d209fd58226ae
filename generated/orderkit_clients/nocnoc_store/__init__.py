"""A client library for accessing nocnoc store API"""
