"""What may happen to landlords and their records. The admin and the import both come here.

Each function is one sentence of the work: it holds the landlords it concerns, checks, writes all or
nothing, and raises ``ValidationError`` with a sentence that says what to do.
"""

from landlords.actions.archiving import archive, unarchive
from landlords.actions.confirming import confirm, confirm_landlord
from landlords.actions.houses import Sale, first_owner, owner_on, sale_of, sell_house
from landlords.actions.merging import Merger, merge_landlords, merger_of, unmerge
from landlords.actions.offers import HOW, Offered, end_offer, offers_this_year
from landlords.actions.saving import (
    Term,
    add,
    hold,
    landlord_of,
    save_landlord,
    save_term,
    terms_changed,
)
from landlords.actions.verbs import change_from_day, correct, end, refuse_day

__all__ = [
    "HOW",
    "Merger",
    "Offered",
    "Sale",
    "Term",
    "add",
    "archive",
    "change_from_day",
    "confirm",
    "confirm_landlord",
    "correct",
    "end",
    "end_offer",
    "first_owner",
    "hold",
    "landlord_of",
    "merge_landlords",
    "merger_of",
    "offers_this_year",
    "owner_on",
    "refuse_day",
    "sale_of",
    "save_landlord",
    "save_term",
    "sell_house",
    "terms_changed",
    "unarchive",
    "unmerge",
]
