"""One call without I/O: requests, responses, retries, limits, errors."""
