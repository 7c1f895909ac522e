"""What is kept about a landlord as a coordinator reads it back: a subject and a line of words."""

from collections.abc import Callable, Iterable
from typing import Any, cast

from django.db.models import Model
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from config.shared import values
from landlords.models import (
    ChannelUse,
    ContactPerson,
    ContractOffer,
    Cooperation,
    GroupMembership,
    HouseOwnership,
    LandlordFact,
    Management,
    Offer,
    Pause,
    PriorityRule,
)
from landlords.requirements.codes import Code, Product
from landlords.requirements.offer_codes import (
    ContractType,
    CooperationForm,
    PriorityGround,
    PriorityProof,
)

LONGEST = 160


def subject_of(record: Model) -> str:
    """What a record is about, in a word or two."""
    return LINES[type(record)][0](record)


def line_of(record: Model) -> str:
    """What it says; nothing if it says no more than its subject."""
    return capfirst(listed(LINES[type(record)][1](record)))


def listed(parts: Iterable[Any]) -> str:
    """The parts that say something, with commas."""
    return ", ".join(str(part) for part in parts if part)


def words(codes: type[Code], chosen: Iterable[str]) -> str:
    """Codes in words, as many as there are."""
    return ", ".join(str(codes(code).label) for code in chosen)


def months(number: int) -> str:
    """So many months."""
    return ngettext("%(number)s month", "%(number)s months", number) % {"number": number}


def days(number: int) -> str:
    """So many days."""
    said = ngettext("%(number)s day", "%(number)s days", number)
    return said % {"number": values.number(number)}


def rooms(number: int) -> str:
    """So many rooms."""
    return ngettext("%(number)s room", "%(number)s rooms", number) % {"number": number}


def in_short(text: str) -> str:
    """The beginning of a long text, on one line."""
    plain = " ".join(text.split()).rstrip(".")
    return plain if len(plain) <= LONGEST else f"{plain[:LONGEST].rstrip()}…"


def of_contact(row: ContactPerson) -> Iterable[Any]:
    """What the person answers for and how to reach her."""
    yield row.get_role_display()
    yield row.title
    yield row.phone
    yield row.email
    if row.way:
        yield _("wants to be reached %(way)s") % {"way": row.get_way_display()}
    yield row.hours


def of_contract(row: ContractOffer) -> Iterable[Any]:
    """Whether it is offered, for how long, and what comes after."""
    yield row.get_offered_display()
    if row.tenant:
        yield _("signed by %(tenant)s") % {"tenant": row.get_tenant_display()}
    if row.length_months:
        yield months(row.length_months)
    if row.takeover_after_months is not None:
        after = months(row.takeover_after_months)
        yield _("may be taken over after %(months)s") % {"months": after}
    yield in_short(row.takeover_conditions)
    if row.security_waived is not None:
        yield (
            _("security of tenure waived") if row.security_waived else _("security of tenure kept")
        )
    yield in_short(row.conditions)


def of_channel(row: ChannelUse) -> Iterable[Any]:
    """How homes find their tenants there, and what it took of late."""
    yield row.channel.get_kind_display()
    if row.selection:
        yield row.get_selection_display()
    if row.queue_days is not None:
        yield _("%(days)s gave a lease in the last year") % {"days": days(row.queue_days)}
    if row.queue_points is not None:
        points = values.number(row.queue_points)
        yield _("%(points)s points gave a lease in the last year") % {"points": points}
    if row.lead_time_days is not None:
        yield _("%(days)s from application to moving in") % {"days": days(row.lead_time_days)}
    if row.set_aside is not None:
        yield set_aside(row)


def set_aside(row: ChannelUse) -> str:
    """Whether homes can be set aside outside the queue, and how many."""
    if not row.set_aside:
        return _("no homes are set aside")
    if row.set_aside_a_year is None:
        return _("homes can be set aside")
    return _("at most %(number)s homes a year are set aside") % {"number": row.set_aside_a_year}


def of_priority(row: PriorityRule) -> Iterable[Any]:
    """On what grounds and proof, and how many a year."""
    yield words(PriorityGround, row.grounds)
    if row.proof:
        yield _("shown by %(proof)s") % {"proof": words(PriorityProof, row.proof)}
    if row.residence_months:
        yield _("registered here for %(months)s") % {"months": months(row.residence_months)}
    if row.per_year is not None:
        yield _("%(number)s a year") % {"number": row.per_year}
    if row.decider:
        yield _("decided by %(decider)s") % {"decider": row.decider}


def of_cooperation(row: Cooperation) -> Iterable[Any]:
    """The forms, the agreement, the quota."""
    yield words(CooperationForm, row.forms)
    if row.agreed_on:
        yield _("agreement of %(day)s") % {"day": values.day(row.agreed_on)}
    if row.agreed_until:
        yield _("until %(day)s") % {"day": values.day(row.agreed_until)}
    if row.quota is not None:
        quota = ngettext("%(number)s home a year", "%(number)s homes a year", row.quota)
        yield quota % {"number": values.number(row.quota)}
    if row.quota_percent is not None:
        yield _("%(percent)s %% of the homes that fall vacant") % {"percent": row.quota_percent}
    if row.needs:
        yield _("needs: %(text)s") % {"text": in_short(row.needs)}
    if row.obstacles:
        yield _("in the way: %(text)s") % {"text": in_short(row.obstacles)}


def offer_subject(row: Offer) -> str:
    """How many homes, how large, where."""
    many = f"{row.homes} × " if row.homes > 1 else ""
    return f"{many}{rooms(row.rooms)}, {row.house or row.district}"


def of_offer(row: Offer) -> Iterable[Any]:
    """Rent, lease, when; why it ended."""
    yield _("%(rent)s a month") % {"rent": values.money(row.rent)}
    if row.product != Product.ORDINARY:
        yield row.get_product_display()
    if row.contract != ContractType.FIRST_HAND:
        yield row.get_contract_display()
    if row.step_free:
        yield _("reached without stairs")
    yield _("to move into from %(day)s") % {"day": values.day(row.move_in_from)}
    yield row.get_ended_as_display() if row.ended_as else ""


def of_house(row: HouseOwnership) -> Iterable[Any]:
    """Where it stands and how many homes are in it."""
    house = row.house
    yield house.district
    if house.dwellings:
        homes = ngettext("%(number)s home", "%(number)s homes", house.dwellings)
        yield homes % {"number": values.number(house.dwellings)}
    if house.lift is not None:
        yield _("lift") if house.lift else _("no lift")
    if house.support_until:
        yield _("bound by the terms of state support until %(day)s") % {
            "day": values.day(house.support_until)
        }


def contract_subject(row: ContractOffer) -> str:
    """The type of lease."""
    return capfirst(str(row.get_type_display()))


LINES: dict[type[Model], tuple[Callable[[Any], str], Callable[[Any], Iterable[Any]]]] = {
    ContactPerson: (str, of_contact),
    Pause: (lambda row: _("Lets nothing"), lambda row: [row.reason]),
    HouseOwnership: (lambda row: str(row.house), of_house),
    ContractOffer: (contract_subject, of_contract),
    ChannelUse: (lambda row: str(row.channel), of_channel),
    PriorityRule: (str, of_priority),
    Cooperation: (
        lambda row: capfirst(str(row.get_stage_display())) or _("Cooperation"),
        of_cooperation,
    ),
    Offer: (offer_subject, of_offer),
    LandlordFact: (
        lambda row: capfirst(str(row.get_code_display())),
        lambda row: [in_short(cast("LandlordFact", row).text)],
    ),
    GroupMembership: (lambda row: _("Belongs to the group"), lambda row: [row.group]),
    Management: (lambda row: _("Managed by"), lambda row: [row.manager]),
}
