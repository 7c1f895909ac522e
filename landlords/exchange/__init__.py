"""The exchange format: landlords and their terms as one JSON document (docs/exchange.md).

- json_file.py: a file into plain data, whatever the file is.
- values.py, shapes.py: what each key of the format may hold, written out.
- document.py: plain data into a `Document`, with every problem and its place.
- planning.py: a document beside what is stored: what is new, changed, unchanged; what cannot be.
- applying.py: write a plan, all of it or nothing.
- telling.py: a plan and its problems as lines of text.

Nothing is ever deleted, and what a file does not mention stays as it is.
"""
