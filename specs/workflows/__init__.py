"""Workflows of the providers' APIs: Arazzo documents, and collections of requests that are made from them."""
