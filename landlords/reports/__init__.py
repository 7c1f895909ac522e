"""The reports about landlords, each declared once; ``REPORTS`` lists them all."""

from typing import Any

from config.shared.reports import Report
from landlords.reports.shares import SHARES
from landlords.reports.summary import Summary, load_summary
from landlords.reports.terms import TERMS

REPORTS: tuple[Report[Summary, Any], ...] = (TERMS, SHARES)

__all__ = ["REPORTS", "SHARES", "TERMS", "Summary", "load_summary"]
