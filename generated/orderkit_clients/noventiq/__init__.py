"""A client library for accessing Noventiq eCommerce API, orders"""
