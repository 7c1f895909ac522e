"""The history of records in words: which events belong to a record, and how each is told."""
