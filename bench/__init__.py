"""Benchmarks: ``make bench``. Ratios beside baselines measured in the same run, never bare times."""
