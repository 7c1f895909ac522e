"""Benchmarks: ``make bench``. Ratios beside baselines of the same run, never bare times."""
