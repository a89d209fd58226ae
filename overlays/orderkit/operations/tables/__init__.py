"""Tables of the operations of all providers.

Generated: change the specs, then run `make generate`.
"""

PROVIDERS = {
    "epages": "List the orders of an ePages shop, read one, change it, and read its invoices and credit notes",
    "nocnoc": "Quote, create, place, cancel, get and track cross-border orders shipped by nocnoc",
    "nocnoc_store": "List and cancel a seller's orders, keep its products, stock and prices, and register packages",
    "noventiq": "Get a token, search order ids, get an order and ask for its refund at Noventiq eCommerce",
    "sendcloud": "List, retrieve, create, update and delete the orders of a Sendcloud account",
}
"""A line about each provider, by its name."""
