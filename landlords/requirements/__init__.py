"""The pure core: what a landlord may demand, in plain Python.

The contract in words:

- A *kind* is a frozen dataclass of typed parameters. Its code is its id, stored for ever and never
  re-used; its docstring is the rule in one sentence a landlord would accept.
- A *condition* says whom a row or an exception is for. The same small catalogue serves both.
- `CATALOGUE` and `CONDITIONS` (catalogue.py) are written-out tuples, in the order people read them.
- JSON enters through parsing.py only, and comes out canonical.
- resolution.py says which rows hold for one home on one day; answers.py what they answer to the
  questions of the directory.
- Sentences hold a template and typed values; they become text at the edge, in sentences.say().

Nothing here knows a model, a database or a clock: a day is always an argument.
"""
