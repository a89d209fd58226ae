"""A client library for accessing ePages shop orders API"""
