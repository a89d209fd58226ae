"""One room for each provider: a page of facts that joins its generated client to the rest."""
