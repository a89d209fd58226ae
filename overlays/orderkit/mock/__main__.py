"""Command line as `python -m orderkit.mock`, the same as `orderkit mock`."""

import sys

from orderkit.cli import main

if __name__ == "__main__":
    sys.exit(main(["mock", *sys.argv[1:]]))
