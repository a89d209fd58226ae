"""Runtime of the clients: sans-I/O calls, HTTP, authentication, the client's base, paging."""
