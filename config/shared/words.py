"""The words every page shares: labels, answers and the neutral page titles, with icon and tone."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

Text: TypeAlias = "StrPromise | str"


@dataclass(frozen=True)
class Word:
    """A label: a word, an icon and a tone, never colour alone; and what it means."""

    text: Text
    icon: str
    tone: str
    meaning: Text


# Keys of the terms are the engine's outcomes in small letters; from "apply_now" on they are about the home.
LABELS: Final[dict[str, Word]] = {
    "meets": Word(
        _("meets the terms"), "check", "good", _("All core terms are met on the day assumed.")
    ),
    "by_exception": Word(
        _("needs an exception"), "key-round", "warn",
        _("One term is not met, but the landlord has named an exception from it."),
    ),
    "judges": Word(
        _("the landlord assesses"), "scale", "ask",
        _("The landlord decides case by case and has said so."),
    ),
    "ask_household": Word(
        _("ask the household"), "message-circle-question-mark", "ask",
        _("A fact that decides is missing on our side."),
    ),
    "ask_landlord": Word(
        _("ask the landlord"), "circle-question-mark", "ask",
        _("The landlord has never stated this term."),
    ),
    "ask_norm": Word(
        _("amount missing"), "calculator", "ask",
        _("A national amount for that year is missing; the coordinator adds it."),
    ),
    "fails": Word(
        _("an obstacle today"), "x", "bad",
        _("A term is not met, and the landlord has named no exception from it."),
    ),
    "to_arrange": Word(
        _("to arrange"), "shopping-bag", "plain",
        _("Something to have in hand: an insurance, a certificate, proof of identity."),
    ),
    "apply_now": Word(
        _("can be applied for now"), "door-open", "good",
        _("There are homes that fit, and a way to apply for them."),
    ),
    "queue_short": Word(
        _("queue time too short"), "hourglass", "ask",
        _("The terms are met; the time in the queue is not enough yet."),
    ),
    "no_home": Word(
        _("nothing that fits"), "circle-slash", "plain",
        _("No home of this size, district or rent, or the landlord is not letting at present."),
    ),
    "queue_unknown": Word(
        _("queue time not known"), "hourglass", "ask",
        _("There are homes that fit; nobody knows yet whether the household can get at them."),
    ),
    "rent_unknown": Word(
        _("rent not known"), "circle-question-mark", "ask",
        _("There are homes of this size here, but their rent has not been stated."),
    ),
    "homes_unknown": Word(
        _("homes not known"), "circle-question-mark", "ask",
        _("The landlord has not said where its homes are or how large they are."),
    ),
}  # fmt: skip

# Keys are the values of the directory's answers.
ANSWERS: Final[dict[str, Word]] = {
    "yes": Word(pgettext_lazy("answer", "yes"), "check", "good", _("The landlord accepts this.")),
    "exception": Word(
        _("needs an exception"), "key-round", "warn",
        _("The rule says no, but the landlord has named an exception."),
    ),
    "assessed": Word(
        _("the landlord assesses"), "scale", "ask", _("The landlord decides case by case.")
    ),
    "supplement": Word(
        _("only as a supplement"), "circle-plus", "warn",
        _("Counts only beside another income that the landlord accepts."),
    ),
    "unknown": Word(
        _("not known"), "circle-question-mark", "ask",
        _("The landlord has not been asked, or gave no answer."),
    ),
    "no": Word(pgettext_lazy("answer", "no"), "x", "bad", _("The landlord does not accept this.")),
}  # fmt: skip

# Neutral on a passing screen: a page's title is one of these and nothing else.
PAGE_TITLES: Final[dict[str, Text]] = {
    "start": _("Portalen – Start"),
    "landlords": _("Portalen – Landlords"),
    "case": _("Portalen – Case"),
    "sheet": _("Portalen – Sheet"),
    "survey": _("Portalen – Survey"),
}

MONTHS_SHORT: Final[tuple[Text, ...]] = (
    pgettext_lazy("short month", "Jan"),
    pgettext_lazy("short month", "Feb"),
    pgettext_lazy("short month", "Mar"),
    pgettext_lazy("short month", "Apr"),
    pgettext_lazy("short month", "May"),
    pgettext_lazy("short month", "Jun"),
    pgettext_lazy("short month", "Jul"),
    pgettext_lazy("short month", "Aug"),
    pgettext_lazy("short month", "Sep"),
    pgettext_lazy("short month", "Oct"),
    pgettext_lazy("short month", "Nov"),
    pgettext_lazy("short month", "Dec"),
)
