"""Commands of the landlords app."""
