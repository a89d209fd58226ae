"""Recorded traffic of the providers: read, cleaned of secrets and personal data, and held against the specs.

`files` reads and writes recordings, `matching` finds the operation of a request, `cleaning` replaces what must not be
passed on, and `comparing` reports drift. `orderkit.mock` serves a recording again.
"""
