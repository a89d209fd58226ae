"""Control API of the mock, in process and over HTTP."""
