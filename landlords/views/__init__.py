"""The landlords' pages."""
