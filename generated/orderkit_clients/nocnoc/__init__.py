"""A client library for accessing nocnoc Easy Logistic API"""
