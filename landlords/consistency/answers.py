"""The directory's answers, worked out beforehand, against what the terms give now."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Final

from django.utils.translation import gettext_lazy as _

from landlords.consistency.base import Offender, check, told
from landlords.models import District, Landlord, LandlordAnswer
from landlords.projection import answer_rows, terms_of
from landlords.requirements.problems import TermsError

AT_ONCE: Final = 1000  # landlords, so that the memory it takes does not grow with their number
FIELDS: Final = (
    "landlord_id", "district_id", "question", "answer", "varies", "requirement_id", "valid_from",
    "valid_until",
)  # fmt: skip
DIFFERS = _(
    "The directory answers otherwise than the terms of %(landlord)s now give. Save one of its terms "
    "again: all its answers are worked out anew."
)
UNREADABLE = _(
    "Some term of %(landlord)s cannot be read any more, so nothing can be answered from it. Open its "
    "terms and write that one anew."
)


@check(_("Answers of the directory that do not follow from the terms"))
def answers_that_differ(_day: date) -> Iterator[Offender]:
    """Landlords of which an answer is missing, left over, or another one."""
    districts = dict(District.objects.values_list("code", "pk"))
    keys = list(Landlord.objects.order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(keys), AT_ONCE):
        yield from offenders(keys[start : start + AT_ONCE], districts)


def offenders(keys: list[int], districts: dict[str, int]) -> Iterator[Offender]:
    """Those among these landlords; where terms cannot be read, one landlord at a time."""
    try:
        wrong, sentence = differing(keys, districts), DIFFERS
    except TermsError:
        if len(keys) > 1:
            for key in keys:
                yield from offenders([key], districts)
            return
        wrong, sentence = set(keys), UNREADABLE
    for landlord in Landlord.objects.filter(pk__in=wrong):
        yield Offender(landlord, told(sentence, landlord=landlord))


def differing(keys: list[int], districts: dict[str, int]) -> set[int]:
    """Those among these landlords whose stored answers are not the ones worked out now."""
    stored = LandlordAnswer.objects.filter(landlord__in=keys).order_by().values_list(*FIELDS)
    there = Counter(tuple(row) for row in stored)
    for landlord, terms in terms_of(keys).items():
        there.subtract(fields_of(row) for row in answer_rows(landlord, terms, districts))
    return {int(row[0]) for row, count in there.items() if count}


def fields_of(row: LandlordAnswer) -> tuple[object, ...]:
    """What an answer says, as it is stored."""
    values = {name: getattr(row, name) for name in FIELDS}
    return tuple(str(v) if name == "answer" else v for name, v in values.items())
