"""The two verbs of every dated statement: change it from a day on, or correct what stands there."""

from typing import Any, ClassVar, Final, TypeVar, cast

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import TextChoices
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from config.shared.admin import DayInput
from config.shared.words import Text
from landlords import actions
from landlords.admin_forms.dated import FIRST_DAY, LAST_DAY, NOT_OUR_TIME, NewSourceForm
from landlords.models import Statement

S = TypeVar("S", bound=Statement)


class Verb(TextChoices):
    """What happens to a row that is there when its form is saved."""

    FROM_DAY = "from_day", _("Change from a day")
    CORRECT = "correct", _("Correct")


WHAT_HAPPENS: Final[dict[str, Text]] = {
    Verb.FROM_DAY: _(
        "Something new holds. What stands here ends the day before and stays to be read; what you "
        "write below holds from this day."
    ),
    Verb.CORRECT: _(
        "It was never as it stands here, such as a slip of the pen. It is replaced, also for the "
        "days that have been; the reason stands in the history."
    ),
}
VERB_FIELDS: Final = ("verb", "from_day", "reason", "same_source")
CHOOSE_VERB: Final = _(
    "Choose whether something new holds from a day, or what stands here is corrected."
)
NO_DAY: Final = _("State the day from which it holds.")
NO_REASON: Final = _("Say why it is corrected: the reason stands in the history.")
TWO_FIRST_DAYS: Final = _(
    "The new row begins on the day that is chosen at the top. To change the day on which the old "
    "one began, correct it."
)
SAME_SOURCE: Final = _(
    "The source and the day of its word are still those of what stood here before. Choose who has "
    "said what is new, and when. If both were said at the same time, save again."
)


class VerbsForm(NewSourceForm[S]):
    """The form of a dated statement; for a row that is there it asks which of the verbs is meant.

    Its admin is to be a ``VerbsMixin``. A subclass may narrow ``verbs`` to those that make sense.
    """

    verb = forms.ChoiceField(
        label=_("what happens"), choices=Verb.choices, widget=forms.RadioSelect,
        error_messages={"required": CHOOSE_VERB, "invalid_choice": CHOOSE_VERB},
    )  # fmt: skip
    from_day = forms.DateField(label=_("from the day"), required=False, widget=DayInput)
    reason = forms.CharField(
        label=_("why"), max_length=200, required=False,
        help_text=_("Such as: misheard on the phone. Neutral words, nothing about a person."),
    )  # fmt: skip

    # Set once it was asked whether what is new really was said together with what stood before.
    same_source = forms.CharField(required=False, max_length=1, widget=forms.HiddenInput)

    verbs: ClassVar[tuple[Verb, ...]] = tuple(Verb)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk is None:
            for name in VERB_FIELDS:
                del self.fields[name]
            return
        self.stored = type(self.instance)(**self.instance_values())
        self.initial.setdefault("from_day", timezone.localdate())
        for name in ("from_day", "reason"):
            cast("Any", self.fields[name]).is_needed = True  # by whoever sees it
        if len(self.verbs) == 1:
            self.initial.setdefault("verb", self.verbs[0])

    def instance_values(self) -> dict[str, Any]:
        """What stands in the record, before anything typed is put there."""
        fields = self.instance._meta.concrete_fields
        return {f.attname: getattr(self.instance, f.attname) for f in fields if not f.generated}

    @property
    def has_verbs(self) -> bool:
        """Whether the form asks for a verb at all: a new row needs none."""
        return "verb" in self.fields

    @property
    def verb_choices(self) -> list[dict[str, Any]]:
        """The verbs as the page draws them: each with its words, its sentence and its own field."""
        own = {Verb.FROM_DAY: "from_day", Verb.CORRECT: "reason"}
        chosen = self["verb"].value()
        return [
            {
                "value": verb.value, "label": verb.label, "sentence": WHAT_HAPPENS[verb],
                "field": self[own[verb]], "is_chosen": chosen == verb.value,
                "id": f"id_verb_{verb.value}",
            }
            for verb in self.verbs
        ]  # fmt: skip

    @cached_property
    def changed_data(self) -> list[str]:
        """What was changed of the record itself."""
        names: list[str] = super().changed_data
        return [name for name in names if name not in VERB_FIELDS]

    @property
    def chosen_verb(self) -> str | None:
        """The verb, once the form is valid; None of a new row."""
        return self.cleaned_data.get("verb")

    @property
    def values(self) -> dict[str, Any]:
        """What was written of the record, as the actions take it."""
        fields = {field.name for field in self.instance._meta.concrete_fields}
        values = {name: value for name, value in self.cleaned_data.items() if name in fields}
        if self.chosen_verb == Verb.FROM_DAY:
            for name in ("valid_from", "source", "confirmed_on"):
                values.pop(name, None)
            if "confirmed_source" not in self.changed_data:
                values.pop("confirmed_source", None)
        elif self.written_source:
            values["source"] = self.written_source
        return values

    def clean(self) -> dict[str, Any] | None:
        """Each verb has what it needs."""
        cleaned = super().clean()
        if self.cleaned_data.get("verb") == Verb.FROM_DAY:
            self.clean_from_day_on()
        elif self.cleaned_data.get("verb") == Verb.CORRECT and not self.has_reason:
            self.add_error("reason", str(NO_REASON))
        return cleaned

    def ask_for_the_source(self) -> None:
        """Nobody's old word is put under something new without a second look."""
        said_anew = self.written_source or {"source", "confirmed_on"} & set(self.changed_data)
        if not said_anew and not self.cleaned_data.get("same_source"):
            self.add_error("source", str(SAME_SOURCE))
            data = cast("Any", self.data).copy()
            data[self.add_prefix("same_source")] = "1"
            self.data = data

    @property
    def has_reason(self) -> bool:
        """Whether a reason was given, or something is said of it already."""
        return "reason" in self.errors or bool(self.cleaned_data.get("reason", "").strip())

    def clean_from_day_on(self) -> None:
        """The day is one on which this can change; the new row is judged by its own days."""
        self.ask_for_the_source()
        day = self.cleaned_data.get("from_day")
        if "valid_from" in self.changed_data:
            self.add_error("valid_from", str(TWO_FIRST_DAYS))
        if day is None:
            if "from_day" not in self.errors:
                self.add_error("from_day", str(NO_DAY))
        elif not FIRST_DAY <= day <= LAST_DAY:
            self.add_error("from_day", str(NOT_OUR_TIME))
        else:
            self.cleaned_data["valid_from"] = day
            try:
                actions.refuse_day(self.stored, day)
            except ValidationError as error:
                self.add_error("from_day", error)
