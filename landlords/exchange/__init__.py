"""The exchange format: landlords, terms and offers as one JSON document (docs/exchange.md).

Reading:
- json_file.py: a file into plain data, whatever the file is; json_stream.py: one landlord at a time.
- values.py, statement_values.py, strictly.py, shapes.py: what each key of the format may hold;
  schema.py: the same as JSON Schema.
- reading.py, document.py: plain data into a `Document` (entries.py), every problem with its place.
- household.py: the file of one household.

Bringing in (nothing is ever deleted, and what a file does not mention stays as it is):
- sections.py: every list of the format, declared: its key, its table, what tells its rows apart.
- columns.py, rows.py, checks.py: one list beside what is stored (stored.py).
- statements.py, shared.py, matching.py, owning.py, planning.py: all of them into a `Plan` (plan.py):
  what is new, changed, unchanged; what cannot be.
- applying.py: write a plan, all of it or nothing.
- telling.py, titles.py: a plan and its problems as lines of text.

Taking out (the same records are the same bytes):
- writing.py: the document part by part; export_file.py: whole in its place, or not at all.
- writing_tables.py: every list of the format, with its table and whether it is restricted (K2).
- writing_columns.py: rows as objects; writing_landlords.py, writing_norms.py, writing_sources.py.

Judging (no database):
- asking.py: the two files and what was said on the line; consistency.py: what cannot all be true.
- terms.py, norms_section.py: a document into what the core judges by; assessing.py: the judging.
- report_text.py, report_rows.py, report_paper.py, report_json.py, wording.py: the answer.
"""
