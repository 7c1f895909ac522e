"""Choices in cells: by code or by label in either language, and by name what the portal has."""

from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any, Final

from django.utils.functional import lazy
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from config.shared.words import Text
from landlords.workbook.cells import ALWAYS, Cell, CellError, Raw, filled, squeezed
from landlords.workbook.known import Known, Names, unmistakable

LANGUAGES: Final = ("sv", "en")

NOT_YES_OR_NO: Final = _("This is neither yes nor no.")
NOT_A_CHOICE: Final = _("This is not one of the choices.")
NEAREST: Final = _("Perhaps “%(nearest)s” was meant.")
NO_SUCH_DISTRICT: Final = _("There is no district of this name in the portal.")
NO_SUCH_HOUSE: Final = _("There is no house of this name in the portal. Add it there first.")
SEVERAL: Final = _("Several in the portal are called this. Write one of: %(names)s.")


YES: Final = {"ja", "j", "yes", "y", "x", "sant", "true", "1"}
NO: Final = {"nej", "n", "no", "falskt", "false", "0"}


def _flag(value: Raw, _known: Known) -> bool:
    written = squeezed(value)
    if isinstance(value, bool):
        return value
    if written not in YES | NO:
        raise CellError(NOT_YES_OR_NO)
    return written in YES


FLAG = Cell(_flag, _("Yes or no."), choices={"yes": _("yes"), "no": _("no")})


def choice(
    codes: Mapping[str, Text], others: Mapping[str, str] | None = None, *, empty: Any = ALWAYS
) -> Cell:
    """One of some codes, by code or by label in either language; `others` are further words."""

    def read(value: Raw, _known: Known) -> str:
        words = {**in_both_languages(codes), **{code: code for code in codes}, **(others or {})}
        written = squeezed(value)
        if written not in words:
            raise CellError(with_nearest(NOT_A_CHOICE, written, codes, words))
        return words[written]

    labels = tuple(codes.values())
    listed = lazy(lambda: ", ".join(str(label) for label in labels), str)()
    return Cell(read, filled(_("One of: %(choices)s."), choices=listed), empty, dict(codes))


def in_both_languages(codes: Mapping[str, Text]) -> dict[str, str]:
    """Each label in small letters, with its code."""
    words: dict[str, str] = {}
    for language in LANGUAGES:
        with override(language):
            words |= {squeezed(str(label)): code for code, label in codes.items()}
    return words


def with_nearest(
    message: Text, written: str, codes: Mapping[str, Text], words: Mapping[str, str]
) -> Text:
    """The message, with the word that was perhaps meant."""
    found = get_close_matches(written, words, n=1, cutoff=0.6)
    if not found:
        return message
    nearest = codes.get(words[found[0]], found[0])
    return format_lazy("{} {}", message, filled(NEAREST, nearest=nearest))


def _district(value: Raw, known: Known) -> str:
    return named(value, known.districts, known.district_names, NO_SUCH_DISTRICT)


def _house(value: Raw, known: Known) -> str:
    return named(value, known.houses, known.house_names, NO_SUCH_HOUSE)


def named(value: Raw, names: Names, shown: Mapping[str, str], missing: Text) -> str:
    """The code of what has this name or code."""
    written = squeezed(value)
    codes = names.get(written, ())
    if not codes:
        firsts = {name: found[0] for name, found in names.items()}
        raise CellError(with_nearest(missing, written, shown, firsts))
    if len(codes) > 1:
        told = ", ".join(unmistakable(code, shown, names) for code in codes)
        raise CellError(filled(SEVERAL, names=told))
    return codes[0]


DISTRICT = Cell(_district, _("A district by its name, as the sheet of lists has them."), None)
HOUSE = Cell(_house, _("A house by the label it has in the portal."), None)
