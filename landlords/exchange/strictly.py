"""What some fields of the core's records must hold beside what the core asks: codes, links, mail."""

from typing import Final

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _

from landlords.exchange.entries import Programme, TypicalHousehold
from landlords.exchange.values import Reader, identifier, link, text
from landlords.requirements.offers import Channel
from landlords.requirements.params import Checked
from landlords.requirements.places import House
from landlords.requirements.problems import refused, shown
from landlords.requirements.ties import LandlordGroup
from landlords.requirements.working_together import ContactPerson

NOT_MAIL = _("%(given)s is not an e-mail address. Write it as “name@example.se”.")


def _mail(data: object) -> str:
    found: str = text(254)(data)
    try:
        validate_email(found)
    except ValidationError:
        raise refused(NOT_MAIL, given=shown(found)) from None
    return found


mail = Reader(_mail, {"type": "string", "maxLength": 254, "pattern": r"^\s*\S+@\S+\s*$"})
"""An e-mail address."""

STRICTLY: Final[dict[type[Checked], dict[str, Reader]]] = {
    House: {"code": identifier(50)},
    Channel: {"code": identifier(100), "link": link(500)},
    LandlordGroup: {"code": identifier(50)},
    Programme: {"code": identifier(50)},
    TypicalHousehold: {"key": identifier(50)},
    ContactPerson: {"email": mail},
}
"""By record and field; what is not known (None) is let by."""
