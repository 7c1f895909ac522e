"""The words of the template: how it is filled in, and rows that show it."""

from datetime import date

from django.utils.translation import gettext as _

from landlords.workbook.portal import Values
from landlords.workbook.sheets import CONTACTS, LANDLORDS, SOURCES, STOCK


def how_to() -> list[str]:
    """The title, then a paragraph a line."""
    return [
        _("How to fill in the workbook"),
        _("Write a landlord a row on the sheet “%(sheet)s”, its contact persons and its homes on "
          "sheets of their own. Columns marked with * must be filled in every row.")
        % {"sheet": LANDLORDS.title},
        _("On the sheet “%(sheet)s”, no. 1 says where all of it comes from: a call, a meeting, a "
          "website, and its day. A row that comes from somewhere else names the number of its own "
          "source.") % {"sheet": SOURCES.title},
        _("Rows that begin with “Example:” are passed over. Write over them or leave them."),
        _("An empty cell leaves what the portal holds as it is. A dash (–) says that it is no "
          "longer known."),
        _("“From” may be empty. The row is then held against what the portal holds: the same values "
          "confirm it; other values end it the day before that of the source, and begin anew."),
        _("Nothing is deleted by a workbook. Rows that are in the portal and not here stay as they "
          "are, unless you say otherwise when you bring it in."),
        _("Days: 2026-11-25, 25/11 2026 or 25.11.2026. Rents in kronor a month: 8 500. Formulas are "
          "not read: paste their values."),
        _("A private person has no organisation number here. Never write a personal number, an "
          "address of a tenant, or anything about who lives where: what stands here can be asked "
          "for by anyone."),
        _("“Key” is filled in by the portal. Leave it as it is: by it a landlord is found again "
          "when its name is corrected."),
    ]  # fmt: skip


def example_rows(today: date) -> dict[str, list[Values]]:
    """Rows that show what is meant, and no. 1 of the sources with nothing but its number."""
    name = _("Example: Lantern Homes")
    return {
        SOURCES.key: [
            {"number": 1},
            {"number": 2, "kind": "phone", "label": _("Example: letting office, by phone"),
             "on": today.isoformat()},
        ],
        LANDLORDS.key: [
            {"name": name, "ownership": "company", "organisation_number": "556677-8899",
             "website": "https://www.exempel.se", "note": _("Lets mostly families' homes.")},
        ],
        CONTACTS.key: [
            {"landlord": name, "name": _("Kim Example"), "role": "letting",
             "title": _("letting officer"), "way": "phone", "phone": "08-123 45 67",
             "email": "uthyrning@exempel.se", "hours": _("weekdays 8–10")},
        ],
        STOCK.key: [
            {"landlord": name, "rooms": 3, "dwellings": 24, "rent_from": 8500, "rent_to": 9800,
             "vacancies_a_year": 2},
        ],
    }  # fmt: skip
