"""nocnoc's Easy Logistic API: its facts and rules, behind the provider-neutral engine."""
