"""Engine of the mock: routing, validation, storage. Knows the contract and no provider."""
