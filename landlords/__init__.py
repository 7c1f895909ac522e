"""Landlords: records, stock, terms, exceptions, and what they answer."""
