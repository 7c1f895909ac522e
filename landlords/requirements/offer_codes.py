"""The words for what a landlord offers beside its terms: leases, channels, priority, cooperation.

Like all codes they are neutral: anyone may ask to read them.
"""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from landlords.requirements.codes import Code


class ContractType(Code):
    """Under which sort of agreement somebody may live in a home (jordabalken 12 kap.)."""

    FIRST_HAND = "first_hand", _("first-hand lease until further notice")
    FIRST_HAND_FIXED = "first_hand_fixed", _("first-hand lease for a fixed time")
    WAIVED_SECURITY = "waived_security", _("lease without security of tenure")
    DEMOLITION = "demolition", _("lease until demolition or rebuilding")
    SECOND_HAND = "second_hand", _("sublease")
    MUNICIPAL_SUBLEASE = "municipal_sublease", _("sublease from the municipality")
    BLOCK_LEASE = "block_lease", _("block lease")
    THREE_PARTY = "three_party", _("three-party agreement that the household takes over")
    TRIAL = "trial", _("trial lease")
    COOPERATIVE_LEASE = "cooperative_lease", _("cooperative tenancy")
    STUDENT = "student", _("lease of a student home")
    YOUTH = "youth", _("lease of a youth home")
    SENIOR = "senior", _("lease of a senior home")
    ASSISTED_SENIOR = "assisted_senior", _("lease of a sheltered senior home")
    LODGER = "lodger", _("room in somebody else's home")
    PRIVATE_LETTING = "private_letting", _("letting of an owner's own home")
    EXCHANGE = "exchange", _("exchange of homes")


class Offered(Code):
    """Whether a landlord offers something."""

    YES = "yes", pgettext_lazy("offered", "yes")
    SOMETIMES = "sometimes", pgettext_lazy("offered", "sometimes")
    NO = "no", pgettext_lazy("offered", "no")


class Tenant(Code):
    """Who signs the lease."""

    HOUSEHOLD = "household", _("the household")
    MUNICIPALITY = "municipality", _("the municipality")
    ORGANISATION = "organisation", _("an organisation")


class ChannelKind(Code):
    """How homes find their tenants."""

    OWN_QUEUE_POINTS = "own_queue_points", _("own queue with points")
    OWN_REGISTRATION = "own_registration", _("own queue by day of registration")
    MUNICIPAL_AGENCY = "municipal_agency", _("a municipal housing agency")
    COMMON_QUEUE = "common_queue", _("a queue that several landlords share")
    COMMON_FIRST_COME = "common_first_come", _("a common marketplace, first come first served")
    MARKETPLACE = "marketplace", _("a marketplace for advertisements")
    LOTTERY = "lottery", _("a lottery")
    FREE_CHOICE = "free_choice", _("the landlord chooses among those who apply")
    DIRECT_CONTACT = "direct_contact", _("direct contact with the landlord")
    VIA_MUNICIPALITY = "via_municipality", _("through the municipality")
    VIA_ORGANISATION = "via_organisation", _("through an organisation")


class Selection(Code):
    """Who of those who apply and meet the terms gets the home."""

    LONGEST_QUEUE = "longest_queue", _("whoever has queued longest")
    FIRST_COME = "first_come", _("whoever comes first")
    DRAW = "draw", _("whoever is drawn")
    LANDLORD_CHOOSES = "landlord_chooses", _("whom the landlord chooses")


class PriorityGround(Code):
    """On what grounds somebody may go before others, in words that can be read by anyone."""

    SPECIAL_REASONS = "special_reasons", pgettext_lazy("priority", "special reasons")
    SOCIAL = "social", pgettext_lazy("priority", "social reasons")
    MEDICAL = "medical", pgettext_lazy("priority", "medical reasons")
    BUSINESS = "business", pgettext_lazy("priority", "work in the municipality")
    INTERNAL_MOVE = "internal_move", pgettext_lazy("priority", "a move within the own stock")
    HOME_DESTROYED = "home_destroyed", pgettext_lazy("priority", "a home that was destroyed")
    ORGANISATION = "organisation", pgettext_lazy("priority", "an agreement with an organisation")
    LANDLORD_DISCRETION = (
        "landlord_discretion",
        pgettext_lazy("priority", "the landlord's own judgement"),
    )


class PriorityProof(Code):
    """What shows the grounds, in words that can be read by anyone."""

    CERTIFICATE = "certificate", _("a certificate from the municipality")
    ORGANISATION_CERTIFICATE = "organisation_certificate", _("a certificate from an organisation")
    MEDICAL_CERTIFICATE = "medical_certificate", _("a medical certificate")
    AUTHORITY_REPORT = "authority_report", _("a report to an authority")
    AUTHORITY_DECISION = "authority_decision", _("a decision of a court or an authority")
    EMPLOYER_CERTIFICATE = "employer_certificate", _("a certificate from an employer")


class CooperationForm(Code):
    """How a landlord and the municipality work together (or might)."""

    FRAMEWORK_AGREEMENT = "framework_agreement", _("a written agreement on cooperation")
    ANNUAL_QUOTA = "annual_quota", _("so many homes a year")
    VACANCY_SHARE = "vacancy_share", _("a share of the homes that fall vacant")
    CASE_BY_CASE = "case_by_case", _("dialogue case by case")
    MUNICIPAL_SUBLEASE = "municipal_sublease", _("subleases from the municipality")
    TAKEOVER_AFTER_TRIAL = "takeover_after_trial", _("takeover of the lease after a trial")
    RENT_GUARANTEE = "rent_guarantee", _("acceptance of the municipal rent guarantee")
    EXCEPTION_POLICY = "exception_policy", _("agreed exceptions for special reasons")
    OWN_PRIORITY = "own_priority", _("priority of the landlord's own")
    INTERNAL_TRANSFER = "internal_transfer", _("moves within the own stock")
    CROSS_MUNICIPALITY = "cross_municipality", _("homes in other municipalities")
    BLOCK_LEASE = "block_lease", _("block leases")
    HOME_PURCHASE = "home_purchase", _("purchase of homes by the municipality")
    NEIGHBOUR_SUPPORT = "neighbour_support", _("a routine for neighbours who worry")
    TRAINING = "training", _("training of the staff")
    EARLY_ALERT = "early_alert", _("early word of unpaid rent")
    CONTACT_PERSON = "contact_person", _("a contact person on each side")


class CooperationStage(Code):
    """How far the cooperation has come."""

    NO_CONTACT = "no_contact", _("no contact yet")
    DIALOGUE = "dialogue", _("dialogue")
    TRIAL = "trial", pgettext_lazy("cooperation", "trial")
    AGREEMENT = "agreement", pgettext_lazy("cooperation", "agreement")
    ACTIVE = "active", pgettext_lazy("cooperation", "active")


class ContactRole(Code):
    """What a landlord's contact person answers for."""

    LETTING = "letting", pgettext_lazy("contact role", "letting")
    COOPERATION = "cooperation", pgettext_lazy("contact role", "cooperation")
    DECISIONS = "decisions", pgettext_lazy("contact role", "decisions on exceptions")
    CARETAKING = "caretaking", pgettext_lazy("contact role", "the houses")
    OTHER = "other", pgettext_lazy("contact role", "something else")


class ContactWay(Code):
    """How a contact person wants to be reached."""

    PHONE = "phone", pgettext_lazy("contact way", "by phone")
    EMAIL = "email", pgettext_lazy("contact way", "by e-mail")
    LETTER = "letter", pgettext_lazy("contact way", "by letter")
    MEETING = "meeting", pgettext_lazy("contact way", "in person")


class OfferEnd(Code):
    """Why an offer of a vacant home ended before its last day to answer."""

    WITHDRAWN = "withdrawn", pgettext_lazy("offer", "withdrawn")
    LET = "let", pgettext_lazy("offer", "let")


class FactCode(Code):
    """What is good to know of a landlord and is no term (docs/glossary.md tells the questions)."""

    OTHER_MUNICIPALITIES = "other_municipalities", _("homes in other municipalities")
    LETTING_POLICY = "letting_policy", _("written letting policy")
    PROTECTED_DETAILS = "protected_details", _("routine for applicants with protected details")
    NEIGHBOUR_ROUTINE = "neighbour_routine", _("routine for neighbours, training of the staff")
    CO_TENANT_TAKES_OVER = "co_tenant_takes_over", _("when a co-tenant takes over the lease")
    EXPERIENCE = "experience", _("earlier experience of cooperation")
    CONTACT_IN_CASES = "contact_in_cases", _("how to ask when a household applies")
    FOLLOW_UP = "follow_up", _("how often to follow up")
    OTHER = "other", pgettext_lazy("fact", "something else")


class Subject(Code):
    """What ages by an interval of its own beside the topics of terms."""

    STOCK = "stock", pgettext_lazy("subject", "homes")
    HOUSES = "houses", pgettext_lazy("subject", "houses")
    CONTRACTS = "contracts", pgettext_lazy("subject", "leases")
    CHANNELS = "channels", pgettext_lazy("subject", "ways to apply")
    PRIORITY = "priority", pgettext_lazy("subject", "priority rules")
    COOPERATION = "cooperation", pgettext_lazy("subject", "cooperation")
    CONTACTS = "contacts", pgettext_lazy("subject", "contact persons")
    FACTS = "facts", pgettext_lazy("subject", "good to know")
