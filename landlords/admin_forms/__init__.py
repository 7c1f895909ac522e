"""The forms of record keeping.

Requirements, audiences and conditions are edited through fields that are built from the core's own
parameters (``params``), one form a kind (``statements``), gathered in an editor that is one field
of its record's form (``editor``). Nobody writes JSON.
"""
