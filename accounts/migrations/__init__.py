"""Schema changes, one thought each."""
