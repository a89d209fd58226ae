"""Settings and hooks with which schemathesis tests a server of a provider without false alarms, and in depth."""
