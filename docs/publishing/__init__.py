"""The steps of `docs/build_site.py` before and after the builder of the site."""
