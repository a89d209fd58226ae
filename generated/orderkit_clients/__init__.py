"""Generated models of the order APIs: a package for each provider."""
