"""Tests of the coordinators' workbook."""
