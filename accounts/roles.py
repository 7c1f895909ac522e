"""Who may do what: for each role its name, one sentence, and its permissions, written out.

A person has one role at a time. There is no superuser and no permission outside this page;
a changed role bites on the next request.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise


class Role(TextChoices):
    """The four kinds of staff."""

    CASE_WORKER = "case_worker", pgettext_lazy("role", "Case worker")
    COORDINATOR = "coordinator", pgettext_lazy("role", "Coordinator")
    MANAGER = "manager", pgettext_lazy("role", "Manager")
    ADMINISTRATOR = "administrator", pgettext_lazy("role", "Administrator")


@dataclass(frozen=True)
class Rights:
    """What a role is for, and the permissions it has."""

    sentence: "StrPromise | str"
    permissions: frozenset[str]


# Tables that coordinators keep; the others read all of them.
KEPT = (
    "landlord", "pause", "landlordgroup", "groupmembership", "management", "contactperson",
    "stock", "house", "houseownership", "offer", "rentalstock", "district",
    "termscope", "requirement", "exceptionrule", "programme", "priorityrule", "cooperation",
    "contractoffer", "channel", "channeluse", "landlordfact", "source",
    "coretopic", "reviewinterval", "normformula", "normtable", "typicalhousehold",
)  # fmt: skip
READ_LANDLORDS = frozenset(f"landlords.view_{table}" for table in KEPT)
KEEP_LANDLORDS = frozenset(
    f"landlords.{verb}_{table}" for verb in ("add", "change") for table in KEPT
) | {"landlords.use_workbook"}
REPORTS = frozenset({"landlords.view_summary"})
USERS = frozenset({"accounts.view_user", "accounts.add_user", "accounts.change_user"})

RIGHTS: dict[Role, Rights] = {
    Role.CASE_WORKER: Rights(
        sentence=_("Reads what landlords demand and what they can make an exception from."),
        permissions=READ_LANDLORDS,
    ),
    Role.COORDINATOR: Rights(
        sentence=_("Owns the landlord records and keeps them true."),
        permissions=READ_LANDLORDS | KEEP_LANDLORDS | REPORTS,
    ),
    Role.MANAGER: Rights(
        sentence=_("Reads the landlords and takes out summaries."),
        permissions=READ_LANDLORDS | REPORTS,
    ),
    Role.ADMINISTRATOR: Rights(
        sentence=_("Manages accounts. Sees no landlords."),
        permissions=USERS,
    ),
}


def sentence_of(role: Role) -> str:
    """A role and what it is for, in one sentence."""
    text = str(RIGHTS[role].sentence)
    return f"{role.label}: {text[:1].lower()}{text[1:]}"


def permissions_of(role: str) -> frozenset[str]:
    """The permissions of a role; none for a role that does not exist."""
    return RIGHTS[Role(role)].permissions if role in Role.values else frozenset()
