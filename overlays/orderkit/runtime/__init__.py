"""Runtime of the clients: one call without I/O, HTTP, authentication, the client's base, paging."""
