"""ePages' shop orders API: its facts and rules, behind the provider-neutral engine."""
