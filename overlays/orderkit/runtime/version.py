"""The version of the distribution, in a module of its own so that nothing has to import the package's front."""

__version__ = "0.1.0"
