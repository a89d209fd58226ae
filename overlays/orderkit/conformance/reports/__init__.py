"""Reports of a run: terminal, JUnit, JSON, NDJSON and a page of HTML."""
