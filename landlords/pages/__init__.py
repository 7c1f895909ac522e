"""What the landlords' pages show, worked out: plain values, ready for a template."""
