"""Sans-I/O calls: requests, responses, retries, rate limits and errors."""
