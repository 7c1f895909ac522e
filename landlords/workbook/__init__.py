"""The coordinators' workbook: landlords with contacts and stock, from a spreadsheet and back.

The file:
- guarding.py: refuses what is no plain .xlsx before anything in it is read.
- sheets.py: which sheets and columns there are; cells.py: what one cell may hold, read liberally.
- known.py: the districts, houses and landlords that a cell may name.
- reading.py: a file into rows, every wrong cell with its place.
- template.py: the empty workbook, and the one filled with what the portal holds.

Bringing in (written by the exchange's plan, landlords/exchange/):
- document.py: rows into a document in the exchange format, each part with its row.
- portal.py: what the portal holds of the landlords in the file; statements.py: one row as
  new, confirmed, changed from a day or corrected.
- unsure.py: what is not told while cells are wrong, because it may only follow from them.
- showing.py: the plan as a page shows it, landlord by landlord.
- staging.py: rows kept for a day until they are accepted, by the one who brought them.
"""
