"""The steps of `docs/build.py` around the builder of the site: what it is given, and what is added to its result."""
