"""The words the requirement model is written in: enums with a neutral value and a lazy label.

Values are stored and travel in addresses and exchange files, so they are neutral English and are
never changed. Labels are lower-case, because they stand inside sentences; a page that begins a line
with one capitalises it.
"""

from enum import StrEnum
from typing import TYPE_CHECKING, Self, TypeAlias

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

Text: TypeAlias = "StrPromise | str"
"""A text that may be waiting for its language."""


class Code(StrEnum):
    """Base of all code lists: members are written `NAME = "value", _("label")`."""

    label: Text
    position: int

    def __new__(cls, value: str, label: Text = "") -> Self:
        """Make a member from its stored value and its label; its position is its place in line.

        The label may be left out only to let type checkers accept `Topic("age")`.
        """
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        member.position = len(cls.__members__)
        return member

    @classmethod
    def with_value(cls, value: object) -> Self | None:
        """The member with this value, whatever is asked for; None if there is none."""
        return next((member for member in cls if member == value), None)

    @classmethod
    def choices(cls) -> list[tuple[str, Text]]:
        """Value and label of every member, in the written order, for a form field."""
        return [(member.value, member.label) for member in cls]


def position(code: Code) -> int:
    """A code's place in its list: the key by which codes are put in order."""
    return code.position


class Topic(Code):
    """What a requirement is about; a row belongs to one topic, and scopes override by topic."""

    INCOME_LEVEL = "income_level", _("income against the rent")
    INCOME_BASIS = "income_basis", _("incomes that count")
    CERTAINTY = "certainty", _("how certain the income is")
    COMBINING = "combining", _("adding incomes together")
    EMPLOYMENT = "employment", _("employment")
    REMARKS = "remarks", _("payment remarks")
    ENFORCEMENT = "enforcement", _("debts at the Enforcement Authority")
    RENT_DEBT = "rent_debt", _("rent debt")
    REFERENCE = "reference", _("housing reference")
    DISTURBANCE = "disturbance", _("disturbances")
    HOUSEHOLD_SIZE = "household_size", _("persons per home")
    AGE = "age", pgettext_lazy("topic", "age")
    IDENTITY = "identity", _("identity and permit")
    EID = "eid", _("e-identification")
    LOCAL_TIES = "local_ties", _("local ties")
    QUEUE = "queue", _("queue time")
    OTHER_HOME = "other_home", _("other home")
    SEPARATION = "separation", _("proof of separation")
    REGISTRATION = "registration", _("living and being registered in the home")
    INSURANCE = "insurance", _("home insurance")
    VIEWING = "viewing", _("viewing")
    CONTACT = "contact", _("personal contact")
    DEPOSIT = "deposit", _("deposit")
    SECURITY = "security", _("guarantor or guarantee")
    OWN_CONDITIONS = "own_conditions", _("the landlord's own conditions")


class Tier(Code):
    """Whether the landlord demands it or wishes for it; a wish never closes a door."""

    DEMAND = "demand", _("demand")
    WISH = "wish", _("wish")


class Layer(Code):
    """The decided policy, or a dated deviation that beats it within its scope."""

    POLICY = "policy", _("policy")
    DEVIATION = "deviation", _("deviation for a time")


class Weight(Code):
    """How strictly a requirement is held."""

    HARD = "hard", pgettext_lazy("weight", "must")
    NORMALLY = "normally", _("normally demanded")
    ASSESSED = "assessed", _("the landlord assesses")
    INFORMATION = "information", _("good to know")


class Says(Code):
    """Whether a row states tests, or states that there is no demand (which is an answer too)."""

    TESTS = "tests", _("makes a demand")
    NONE = "none", _("makes no demand")


class Effect(Code):
    """What an exception does to the requirement."""

    WAIVE = "waive", _("the requirement is dropped")
    REPLACE = "replace", _("another requirement instead")
    DISREGARD = "disregard", _("certain facts are disregarded")


class Disregard(Code):
    """Which facts an exception disregards: those with a certificate, of one sort or of any."""

    CERTIFIED = "certified", _("debts, remarks and disturbances with a certificate")
    CERTIFIED_REMARKS = "certified_remarks", _("payment remarks with a certificate")
    CERTIFIED_DEBTS = "certified_debts", _("debts with a certificate")
    CERTIFIED_DISTURBANCES = "certified_disturbances", _("disturbances with a certificate")


class IncomeType(Code):
    """The kinds of income a landlord tells apart."""

    SALARY = "salary", _("salary")
    SELF_EMPLOYMENT = "self_employment", _("income from own business")
    RETIREMENT_PENSION = "retirement_pension", _("retirement pension")
    SICKNESS_COMPENSATION = "sickness_compensation", _("sickness compensation")
    ACTIVITY_COMPENSATION = "activity_compensation", _("activity compensation")
    SICKNESS_BENEFIT = "sickness_benefit", _("sickness benefit")
    PARENTAL_BENEFIT = "parental_benefit", _("parental benefit")
    UNEMPLOYMENT_BENEFIT = "unemployment_benefit", _("unemployment benefit")
    ACTIVITY_SUPPORT = "activity_support", _("activity support")
    STUDENT_AID = "student_aid", _("student aid")
    ESTABLISHMENT_BENEFIT = "establishment_benefit", _("establishment benefit")
    INCOME_SUPPORT = "income_support", _("income support")
    HOUSING_ALLOWANCE = "housing_allowance", _("housing allowance")
    HOUSING_SUPPLEMENT = "housing_supplement", _("housing supplement")
    CHILD_BENEFIT = "child_benefit", _("child benefit")
    MAINTENANCE = "maintenance", _("maintenance")
    MAINTENANCE_SUPPORT = "maintenance_support", _("maintenance support")
    BOARDING_SUPPLEMENT = "boarding_supplement", _("boarding supplement")
    CARE_ALLOWANCE = "care_allowance", _("care allowance")
    CAPITAL = "capital", _("capital")


class Acceptance(Code):
    """How a landlord counts one kind of income; a supplement counts only beside a yes."""

    YES = "yes", _("counts")
    SUPPLEMENT = "supplement", _("counts only beside another income")
    ASSESSED = "assessed", _("the landlord assesses")
    NO = "no", _("does not count")


class Issuer(Code):
    """Which municipality income support may come from."""

    ANY_MUNICIPALITY = "any_municipality", _("from any municipality")
    OWN_MUNICIPALITY = "own_municipality", _("only from the municipality of the home")


class Basis(Code):
    """Income before or after tax."""

    GROSS = "gross", _("before tax")
    NET = "net", _("after tax")


class Direction(Code):
    """Which way a period of certainty is looked for."""

    FORWARD = "forward", _("forward")
    BACK = "back", pgettext_lazy("in time", "back")


class CountedFrom(Code):
    """The day from which a landlord counts a period."""

    APPLICATION = "application", _("the application")
    CONTRACT_START = "contract_start", _("the start of the contract")
    MOVE_IN = "move_in", _("the day of moving in")


class CombiningRule(Code):
    """Whose incomes are added together."""

    MAIN_ALONE = "main_alone", _("the main applicant's income alone")
    TOGETHER = "together", _("the incomes of all adults together")
    MAIN_SHARE = "main_share", _("all together, the main applicant's the larger part")


class Who(Code):
    """Which of the adults a demand looks at."""

    MAIN_APPLICANT = "main_applicant", _("the main applicant")
    ANY_ADULT = "any_adult", _("one of the adults")
    EVERY_ADULT = "every_adult", _("every adult")


class Norm(Code):
    """What a household should have left to live on when the rent is paid."""

    NATIONAL_NORM = "national_norm", _("the national norm")
    STANDARD_AMOUNT = "standard_amount", _("the Enforcement Authority's standard amount")
    CONSUMER_AGENCY = "consumer_agency", _("the Consumer Agency's calculated costs")
    FIXED_AMOUNT = "fixed_amount", _("a fixed amount")


class ChildRule(Code):
    """How children raise what should be left to live on."""

    BY_AGE = "by_age", _("children by age")
    FLAT = "flat", _("the same amount for every child")
    SUPPLEMENT = "supplement", _("only the supplement for several children")
    IGNORED = "ignored", _("children not counted")


class Concerning(Code):
    """Which payment remarks a rule looks at."""

    ALL = "all", _("payment remarks")
    HOUSING = "housing", _("payment remarks about housing")


class DebtsTo(Code):
    """Which debts a rule looks at, by whom they are owed to and what they are about."""

    THIS_LANDLORD = "this_landlord", _("debts to the landlord")
    OTHER_LANDLORD = "other_landlord", _("debts to another landlord")
    ANY_LANDLORD = "any_landlord", _("debts to any landlord")
    HOUSING = "housing", _("debts about housing")


class ReferenceFrom(Code):
    """Who may speak for the household as a tenant."""

    ANYBODY = "anybody", pgettext_lazy("reference", "from anybody")
    LANDLORD = "landlord", pgettext_lazy("reference", "from a landlord")


class Counts(Code):
    """Whom a limit of persons per home counts."""

    EVERYBODY = "everybody", _("everybody counts")
    ADULTS = "adults", _("only adults count")
    ALL_BUT_OWN_CHILDREN = (
        "all_but_own_children",
        _("everybody but the family's own children counts"),
    )


class EidPurpose(Code):
    """What an e-identification is needed for."""

    APPLY = "apply", pgettext_lazy("e-identification", "to apply")
    SIGN = "sign", pgettext_lazy("e-identification", "to sign the lease")


class ContactWay(Code):
    """How a landlord wants to get to know who applies."""

    MEETING = "meeting", _("a meeting")
    LETTER = "letter", _("a letter of introduction")


class CertificateOf(Code):
    """What a certificate says, in words that can be read by anyone."""

    SPECIAL_REASONS = "special_reasons", _("special reasons")
    DEBTS_SPECIAL_REASONS = "debts_special_reasons", _("special reasons for the debts")
    REFERENCE = "reference", _("the present stay, in place of a reference")


class Product(Code):
    """The sort of home or lease a scope may be limited to."""

    ORDINARY = "ordinary", _("ordinary home")
    YOUTH = "youth", _("youth home")
    SENIOR = "senior", _("senior home")
    NEW_BUILT = "new_built", _("newly built home")
    STATE_SUPPORT = "state_support", _("home built with state support")
    SHORT_LEASE = "short_lease", _("short lease")
    STUDENT = "student", _("student home")


class Answer(Code):
    """What a landlord's terms answer to one question of the directory."""

    YES = "yes", pgettext_lazy("answer", "yes")
    SUPPLEMENT = "supplement", _("only as a supplement")
    ASSESSED = "assessed", _("the landlord assesses")
    EXCEPTION = "exception", _("needs an exception")
    UNKNOWN = "unknown", _("not known")
    NO = "no", pgettext_lazy("answer", "no")


class StepBy(Code):
    """What a stepped number follows."""

    RENT = "rent", _("the rent")
    ROOMS = "rooms", _("the number of rooms")


class Unit(Code):
    """What a number counts; the label is the plural, as it stands after the number."""

    KRONOR = "kr", pgettext_lazy("unit", "kr")
    KRONOR_A_MONTH = "kr_month", pgettext_lazy("unit", "kr a month")
    TIMES = "times", pgettext_lazy("unit", "times")
    MONTHS = "months", pgettext_lazy("unit", "months")
    YEARS = "years", pgettext_lazy("unit", "years")
    PERSONS = "persons", pgettext_lazy("unit", "persons")
    ROOMS = "rooms", pgettext_lazy("unit", "rooms")
    PERCENT = "percent", "%"
    DAYS = "days", pgettext_lazy("unit", "days")
    POINTS = "points", pgettext_lazy("unit", "points")
    RENTS = "rents", pgettext_lazy("unit", "monthly rents")
    REMARKS = "remarks", pgettext_lazy("unit", "payment remarks")
    REFERENCES = "references", pgettext_lazy("unit", "references")
    DISTURBANCES = "disturbances", pgettext_lazy("unit", "remarks on disturbances")
