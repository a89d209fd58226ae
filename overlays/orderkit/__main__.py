"""`python -m orderkit` is `orderkit`."""

from .cli import main

raise SystemExit(main())
