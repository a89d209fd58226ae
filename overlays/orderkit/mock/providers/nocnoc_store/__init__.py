"""nocnoc's store API v2: its facts and rules, behind the provider-neutral engine."""
