"""Texts in cells: names, numbers to call, addresses; never a personal number."""

import re
import unicodedata
from typing import Final

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator, validate_email
from django.utils.translation import gettext_lazy as _

from landlords.organisation_number import checksum, validate_organisation_number
from landlords.workbook.cells import Cell, CellError, Raw, filled, plain
from landlords.workbook.known import Known

TOO_LONG: Final = _("This text has %(given)s characters, and %(most)s are kept. Shorten it.")
UNPRINTABLE: Final = _("There is a character here that cannot be kept. Write the text anew.")
IN_ONE_LINE: Final = _("This text must stand on one line.")
PERSONAL: Final = _(
    "This looks like a personal number. Take it away: none is ever kept in the portal."
)
NOT_A_LINK: Final = _("This is not a web address.")
NOT_EMAIL: Final = _("This is not an e-mail address.")
NOT_CODE: Final = _("Keys have the letters a–z, digits, hyphen and underscore. Do not change them.")
NOT_PHONE: Final = _("This is not a phone number.")


def text(most: int, *, lines: bool = False) -> Cell:
    """A text of at most so many characters."""

    def read(value: Raw, _known: Known) -> str:
        found = plain(value).replace("\r\n", "\n").replace("\r", "\n")
        if "\n" in found and not lines:
            raise CellError(IN_ONE_LINE)
        if any(unicodedata.category(sign) in {"Cc", "Cs"} and sign not in "\n\t" for sign in found):
            raise CellError(UNPRINTABLE)
        if holds_personal_number(found):
            raise CellError(PERSONAL, private=True)
        if not lines:
            found = " ".join(found.split())
        if len(found) > most:
            raise CellError(filled(TOO_LONG, given=len(found), most=most))
        return found

    return Cell(read, filled(_("A text of at most %(most)s characters."), most=most), "")


PERSONAL_SHAPE: Final = re.compile(
    r"(?<![\d-])(?:(?:19|20)\d\d|\d\d)((?:0[1-9]|1[0-2])(?:[0-2]\d|3[01]|6[1-9]|[78]\d|9[01]))"
    r"[-+ ]?(\d{4})(?![\d-])",
    re.ASCII,
)


def holds_personal_number(found: str) -> bool:
    """Whether a personal number stands in the text: its day exists and its last digit fits."""
    for match in PERSONAL_SHAPE.finditer(found):
        digits = re.sub(r"\D", "", match[0])[-10:]
        if checksum(digits[:-1]) == int(digits[-1]):
            return True
    return False


def _phone(value: Raw, _known: Known) -> str:
    found = plain(value)
    if isinstance(value, int | float) and found.isdigit():
        if 7 <= len(found) <= 9:  # the spreadsheet took it for a number: the zero is gone
            found = f"0{found}"
        elif len(found) in {10, 11} and found.startswith("46"):
            found = f"+{found}"
    found = " ".join(found.replace("\N{NON-BREAKING HYPHEN}", "-").split())
    if len(found) > 50 or not re.fullmatch(
        r"[+(]?\d[\d ()/.,\-–;]*(?:[a-zåäö. ]{1,12}\d+)?", found, re.I
    ):
        raise CellError(NOT_PHONE)
    return found


PHONE = Cell(_phone, _("Digits, spaces and hyphens, such as 08-123 45 67."), "")


def _email(value: Raw, _known: Known) -> str:
    found = plain(value).removeprefix("mailto:")
    try:
        validate_email(found)
    except ValidationError:
        raise CellError(NOT_EMAIL) from None
    return found


EMAIL = Cell(_email, _("An e-mail address, such as uthyrning@exempel.se."), "")


def _link(value: Raw, _known: Known) -> str:
    found = plain(value)
    if found and "://" not in found:
        found = f"https://{found}"
    try:
        URLValidator(schemes=["http", "https"])(found)
    except ValidationError:
        raise CellError(NOT_A_LINK) from None
    if len(found) > 500:
        raise CellError(filled(TOO_LONG, given=len(found), most=500))
    return found


LINK = Cell(_link, _("A web address, such as https://www.exempel.se."), "")


def _code(value: Raw, _known: Known) -> str:
    found = plain(value)
    if not re.fullmatch(r"[-a-zA-Z0-9_]{1,100}", found):
        raise CellError(NOT_CODE)
    return found


CODE = Cell(_code, _("What stood there when the workbook was made, or nothing."))


def _organisation_number(value: Raw, _known: Known) -> str:
    digits = re.sub(r"[\s\-–]", "", plain(value))
    digits = digits[2:] if len(digits) == 12 and digits.startswith("16") else digits
    if re.fullmatch(r"\d{10}", digits, re.ASCII):
        digits = f"{digits[:6]}-{digits[6:]}"
    try:
        validate_organisation_number(digits)
    except ValidationError as error:
        personal = error.code == "personal" or len(re.sub(r"\D", "", digits)) > 10
        message = PERSONAL if personal else error.messages[0]
        raise CellError(message, private=personal or holds_personal_number(digits)) from None
    return digits


ORGANISATION_NUMBER = Cell(
    _organisation_number, _("Ten digits, 556677-8899; empty for a private person."), None
)
