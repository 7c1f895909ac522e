"""The words in which a household's facts are written: enums like those of codes.py.

Only what a landlord may ask about has a word here; there is none for who anybody is, and none for
why a home is needed.
"""

from typing import Self

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from landlords.requirements.codes import Code, Text


class Aged(Code):
    """Base of age bands: `NAME = "value", youngest, oldest, _("label")`, in whole years."""

    youngest: int
    oldest: int

    def __new__(cls, value: str, youngest: int = 0, oldest: int = 0, label: Text = "") -> Self:
        """Make a member from its stored value, the ages it spans (both counted in), its label."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        member.position = len(cls.__members__)
        member.youngest, member.oldest = youngest, oldest
        return member


class ChildAge(Aged):
    """The national norm's age bands, so that no birth date is needed (SoF 2025:468, 12:2)."""

    UNDER_1 = "0", 0, 0, _("under 1 year")
    FROM_1_TO_2 = "1_2", 1, 2, _("1–2 years")
    AGE_3 = "3", 3, 3, _("3 years")
    FROM_4_TO_6 = "4_6", 4, 6, _("4–6 years")
    FROM_7_TO_10 = "7_10", 7, 10, _("7–10 years")
    FROM_11_TO_14 = "11_14", 11, 14, _("11–14 years")
    FROM_15_TO_18 = "15_18", 15, 18, _("15–18 years")
    FROM_19_TO_20 = "19_20", 19, 20, _("19–20 years, in school")


class AdultAge(Aged):
    """The age bands of adults; a limit inside a band is a question."""

    FROM_16_TO_17 = "16_17", 16, 17, _("16–17 years")
    FROM_18_TO_19 = "18_19", 18, 19, _("18–19 years")
    FROM_20_TO_22 = "20_22", 20, 22, _("20–22 years")
    FROM_23_TO_25 = "23_25", 23, 25, _("23–25 years")
    FROM_26_TO_30 = "26_30", 26, 30, _("26–30 years")
    FROM_31_TO_54 = "31_54", 31, 54, _("31–54 years")
    FROM_55_TO_64 = "55_64", 55, 64, _("55–64 years")
    FROM_65_TO_69 = "65_69", 65, 69, _("65–69 years")
    FROM_70 = "70_plus", 70, 120, _("70 years or more")


class EmploymentForm(Code):
    """How somebody is employed, as landlords tell it apart."""

    PERMANENT = "permanent", _("permanent employment")
    FIXED_TERM = "fixed_term", _("fixed-term employment")
    SUBSTITUTE = "substitute", _("work as a substitute")
    TRIAL = "trial", _("trial employment")
    HOURLY = "hourly", _("work by the hour")
    OWN_BUSINESS = "own_business", _("own business")
    NONE = "none", _("no employment")


class Creditor(Code):
    """To whom a debt or a remark is owed."""

    LANDLORD = "landlord", _("a landlord")
    OTHER = "other", _("somebody other than a landlord")


class PresentHome(Code):
    """How the household lives today, as far as a landlord may ask."""

    NO_CONTRACT = "no_contract", _("no contract of its own")
    OWN_LEASE = "own_lease", _("a lease of its own")
    JOINT_LEASE = "joint_lease", _("a lease together with somebody outside the household")
    SUBLEASE = "sublease", _("a sublease")
    LODGER = "lodger", _("a room in somebody else's home")
    OWNS = "owns", _("a home of its own")
    OWNS_JOINTLY = "owns_jointly", _("a home owned together with somebody outside the household")


class Proof(Code):
    """What somebody can show of who they are; never a citizenship."""

    PERSONAL_NUMBER = "personal_number", _("a Swedish personal number")
    COORDINATION_NUMBER = "coordination_number", _("a coordination number")
    RESIDENCE_PERMIT = "residence_permit", _("a residence permit")
    EID = "eid", _("an e-identification")


class SeparationProof(Code):
    """What shows that two people have parted."""

    APPLICATION = "application", _("the receipt of an application for divorce")
    JUDGMENT = "judgment", _("a court's judgment of divorce")
    REGISTERED_APART = "registered_apart", _("registration at different addresses")
    CERTIFICATE = "certificate", _("a certificate from the municipality")


class Arranged(Code):
    """What a household can arrange or agree to when a home is near."""

    HOME_INSURANCE = "home_insurance", _("a home insurance")
    REGISTRATION = "registration", _("to live and be registered in the home")
    VIEWING = "viewing", _("to be there at a viewing")
    VIEWING_BY_OTHER = "viewing_by_other", _("to send somebody else to a viewing")
    MEETING = "meeting", _("to meet the landlord")
    LETTER = "letter", _("to write a letter of introduction")
    CONTACT_PERSON = "contact_person", _("a contact person at the municipality")
    TRIAL_CONTRACT = "trial_contract", _("to begin with a trial contract")
    MUNICIPAL_GUARANTEE = "municipal_guarantee", _("a municipal rent guarantee")
    CERTIFICATE_SPECIAL_REASONS = (
        "certificate_special_reasons",
        _("a certificate of special reasons"),
    )
    CERTIFICATE_DEBTS = "certificate_debts", _("a certificate of special reasons for the debts")
    CERTIFICATE_REFERENCE = (
        "certificate_reference",
        _("a certificate of the present stay, in place of a reference"),
    )
    EMPLOYER_CERTIFICATE = "employer_certificate", _("an employer's certificate")


class Tie(Code):
    """What ties a household to the municipality or its surroundings."""

    REGISTERED = "registered", pgettext_lazy("tie", "registered there")
    WORK = "work", pgettext_lazy("tie", "work there")
    STUDIES = "studies", pgettext_lazy("tie", "studies there")
    COMMUTING = "commuting", pgettext_lazy("tie", "work within commuting distance")


class Relation(Code):
    """Who a guarantor is to the applicant."""

    PARENT = "parent", pgettext_lazy("guarantor", "a parent")
    OTHER = "other", pgettext_lazy("guarantor", "somebody else")
