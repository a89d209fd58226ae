"""Public operations of the clients, generated from the specs: never edited."""
