"""Numbers and days in cells: with whatever spaces, commas and units people write."""

import re
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from typing import Final

from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _

from config.shared import values
from config.shared.words import Text
from landlords.workbook.cells import Cell, CellError, Raw, filled, plain, squeezed
from landlords.workbook.known import Known

FIRST_YEAR, LAST_YEAR = 1900, 2199

NOT_WHOLE: Final = _("This is not a whole number.")
NOT_A_NUMBER: Final = _("This is not a number.")
UNCLEAR_NUMBER: Final = _("It is not clear whether this is thousands or decimals.")
OUT_OF_RANGE: Final = _("This is out of range.")
NOT_A_DAY: Final = _("This is not a day.")
NOT_OUR_TIME: Final = _("This is not a day of our time.")


# Numbers


SEPARATORS: Final = re.compile(r"[\s']")
NUMBER: Final = re.compile(r"[-−]?\d+(?:[.,]\d+)?", re.ASCII)
THOUSANDS: Final = re.compile(r"\d{1,3}(?:[.,]\d{3})+", re.ASCII)
UNITS: Final = re.compile(
    r"(?:kr(?:onor)?|sek|:-|,-|st)?\.?(?:/|per|i|p)?(?:mån(?:ad(?:en)?)?|month|år|year)?\.?\Z", re.I
)


def number(value: Raw) -> Decimal:
    """A number: 8500, 8 500,50, 8 500 kr, with whatever spaces."""
    if isinstance(value, bool):
        raise CellError(NOT_A_NUMBER)
    written = UNITS.sub("", SEPARATORS.sub("", plain(value)))
    if isinstance(value, str) and THOUSANDS.fullmatch(written):
        raise CellError(UNCLEAR_NUMBER)
    if isinstance(value, str) and not NUMBER.fullmatch(written):
        raise CellError(NOT_A_NUMBER)
    try:
        found = Decimal(written.replace(",", ".").replace("−", "-"))
    except InvalidOperation:
        raise CellError(NOT_A_NUMBER) from None
    if not found.is_finite() or abs(found) >= 10**12:
        raise CellError(OUT_OF_RANGE)
    return found


def whole(least: int, most: int) -> Cell:
    """A whole number within these limits."""

    def read(value: Raw, _known: Known) -> int:
        found = number(value)
        if found != found.to_integral_value():
            raise CellError(NOT_WHOLE)
        return within(int(found), least, most)

    limits = {"least": shown_number(least), "most": shown_number(most)}
    return Cell(read, filled(_("A whole number from %(least)s to %(most)s."), **limits), None)


def shown_number(limit: int) -> Text:
    """A number as people read it, in their language."""
    return lazy(lambda: values.number(limit), str)()


def within(found: int, least: int, most: int) -> int:
    """The number, if it is between these two."""
    if not least <= found <= most:
        raise CellError(OUT_OF_RANGE)
    return found


def _money(value: Raw, _known: Known) -> int:
    return within(int(number(value).quantize(Decimal(1), ROUND_HALF_UP)), 1, 100_000)


MONEY = Cell(_money, _("Kronor a month, such as 8 500 or 8 500,50; whole kronor are kept."), None)

ROOMS_WRITTEN: Final = re.compile(
    r"(\d+)(?:[.,]0+)?\+?\s*(?:r\.?\s*o\.?\s*k\.?|rum(?:\s*och\s*kök)?|rooms?|rk|:a)?\Z",
    re.I | re.ASCII,
)


def _rooms(value: Raw, known: Known) -> int:
    match = ROOMS_WRITTEN.match(" ".join(plain(value).split()))
    if isinstance(value, bool) or not match or len(match[1]) > 3:
        raise CellError(NOT_WHOLE)
    return within(int(match[1]), 1, 8)


ROOMS = Cell(_rooms, _("Rooms besides the kitchen, 1–8; 8 stands for eight or more."))

# Days


YEAR_FIRST: Final = re.compile(r"(\d{4})([-/. ]?)(\d{1,2})\2(\d{1,2})\Z", re.ASCII)
DAY_FIRST: Final = re.compile(r"(\d{1,2})[-/. ]+(\d{1,2})[-/. ]+(\d{4})\Z", re.ASCII)
MONTH_NAMED: Final = re.compile(r"(\d{1,2})\.? ?([a-zå]{3,9})\.? (\d{4})\Z")
MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            "januari january jan", "februari february feb", "mars march mar", "april apr",
            "maj may", "juni june jun", "juli july jul", "augusti august aug",
            "september sept sep", "oktober october okt oct", "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip


def _day(value: Raw, _known: Known) -> str:
    if isinstance(value, datetime | date):
        found = value.date() if isinstance(value, datetime) else value
    else:
        found = written_day(squeezed(value).removesuffix(" 00:00:00"))
    if not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise CellError(NOT_OUR_TIME)
    return found.isoformat()


def written_day(written: str) -> date:
    """A day as people write it."""
    if match := YEAR_FIRST.match(written):
        year, month, day = match[1], match[3], match[4]
        if not match[2] and len(written) != 8:
            raise CellError(NOT_A_DAY)
    elif match := DAY_FIRST.match(written):
        day, month, year = match.groups()
    elif (match := MONTH_NAMED.match(written)) and match[2] in MONTHS:
        day, month, year = match[1], str(MONTHS[match[2]]), match[3]
    else:
        raise CellError(NOT_A_DAY)
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        raise CellError(NOT_A_DAY) from None


DAY = Cell(_day, _("A day, such as 2026-11-25."), None)
