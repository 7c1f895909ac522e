"""Numbers, amounts, shares and days as text, the same on pages, in reports and on paper."""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from django.utils.formats import date_format
from django.utils.translation import get_language, ngettext, pgettext
from django.utils.translation import gettext as _

from config.shared.words import MONTHS_SHORT

NBSP: Final = "\N{NO-BREAK SPACE}"
MINUS: Final = "\N{MINUS SIGN}"
Number = Decimal | int | float


def number(value: Number | None, decimals: int | None = None) -> str:
    """A number with its thousands apart: 1 234,5 in Swedish, 1 234.5 in English."""
    if value is None:
        return pgettext("amount", "not known")
    exact = Decimal(str(value))
    if decimals is None:
        return localised(f"{exact.normalize():,f}")
    step = Decimal(1).scaleb(-decimals)
    return localised(f"{exact.quantize(step, rounding=ROUND_HALF_UP):,f}")


def money(value: Number | None) -> str:
    """An amount with its unit: whole kronor, or with two decimals where there are öre."""
    if value is None:
        return pgettext("amount", "not known")
    exact = Decimal(str(value))
    whole = exact == exact.to_integral_value()
    return f"{number(exact, 0 if whole else 2)}{NBSP}kr"


def money_range(lowest: Number | None, highest: Number | None) -> str:
    """Two amounts as a span with one unit; one amount where they are equal or one is unknown."""
    if lowest is None or highest is None or lowest == highest:
        return money(lowest if highest is None else highest)
    return f"{number(lowest)}\N{EN DASH}{money(highest)}"


def share(part: Number | None, whole: Number = 1) -> str:
    """A part as whole per cent; never 0 % of something, never 100 % of not quite all."""
    if part is None or not whole:
        return pgettext("amount", "not known")
    exact = Decimal(str(part)) / Decimal(str(whole)) * 100
    if 0 < exact < 1:
        return _("under %(percent)s") % {"percent": f"1{NBSP}%"}
    if 99 < exact < 100:
        return _("over %(percent)s") % {"percent": f"99{NBSP}%"}
    return f"{number(exact, 0)}{NBSP}%"


def day(value: date | None) -> str:
    """A day as 22 nov 2026, held together by spaces that do not break."""
    if value is None:
        return pgettext("day", "not known")
    return f"{value.day}{NBSP}{MONTHS_SHORT[value.month - 1]}{NBSP}{value.year}"


def month(value: date | None) -> str:
    """A month as april 2025."""
    if value is None:
        return pgettext("day", "not known")
    return date_format(value, "F Y").replace(" ", NBSP)


def short_month(value: date | None) -> str:
    """A month as apr 2025, for a narrow column."""
    if value is None:
        return pgettext("day", "not known")
    return f"{MONTHS_SHORT[value.month - 1]}{NBSP}{value.year}"


def years_between(earlier: date, later: date) -> int:
    """Whole years that have passed."""
    before_anniversary = (later.month, later.day) < (earlier.month, earlier.day)
    return later.year - earlier.year - before_anniversary


def age(confirmed: date | None, on: date, *, published: bool = False) -> str:
    """How fresh a fact is: confirmed April 2025, and that it is more than a year old.

    What is ``published`` was read there; nobody has confirmed it to us.
    """
    if confirmed is None:
        return _("never confirmed")
    words = _("read %(month)s") if published else _("confirmed %(month)s")
    text = words % {"month": month(confirmed)}
    told = older(confirmed, on)
    return f"{text}, {told}" if told else text


def older(confirmed: date, on: date) -> str:
    """That a fact is more than a year old; nothing if it is not."""
    years = years_between(confirmed, on)
    if years < 1:
        return ""
    return ngettext("older than a year", "older than %(years)s years", years) % {"years": years}


def localised(digits: str) -> str:
    """Python's separators as this language's own."""
    comma = "," if (get_language() or "").startswith("sv") else "."
    return digits.replace("-", MINUS).replace(",", NBSP).replace(".", comma)
