"""What may happen to landlords and their records. The admin and the import both come here.

Each function is one sentence of the work: it holds the landlords it concerns, checks, writes all or
nothing, and raises ``ValidationError`` with a sentence that says what to do.
"""

from landlords.actions.confirming import confirm, confirm_landlord
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
    "Term",
    "add",
    "change_from_day",
    "confirm",
    "confirm_landlord",
    "correct",
    "end",
    "hold",
    "landlord_of",
    "refuse_day",
    "save_landlord",
    "save_term",
    "terms_changed",
]
