"""The forms of scopes, requirements and exceptions."""

from typing import Any, TypeVar, cast

from django import forms
from django.forms.utils import ErrorDict
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from config.shared.admin import RecordForm
from landlords.admin_forms.choices import (
    LikelySelect,
    LikelySelects,
    ScopeField,
    given_landlord,
    is_key,
    likely_sources,
    scopes,
)
from landlords.admin_forms.dated import check_days
from landlords.admin_forms.editor import REDRAW, EditorField, Shape
from landlords.admin_forms.fields import CHOOSE
from landlords.admin_forms.kept import likely_houses, likely_landlords
from landlords.admin_forms.reading import exception_sentence, part_in_words, requirement_sentence
from landlords.admin_forms.verbs import VerbsForm
from landlords.models import ExceptionRule, Programme, Requirement, Source, TermScope
from landlords.requirements.codes import (
    Code,
    Disregard,
    Effect,
    Layer,
    Product,
    Says,
    Text,
    Tier,
    Topic,
    Weight,
)

T = TypeVar("T", bound=Requirement | ExceptionRule)
Choices = list[tuple[str, str]]

LONGEST_PROOF = 100
MOST_PROOFS = 20
EDITORS = ("tests", "audience", "conditions")
CHOOSE_TOPIC = _("Choose a topic")
NO_TESTS = _("Nothing is demanded yet. Choose what is demanded, or “makes no demand” above.")
NO_REPLACEMENT = _("Choose what is demanded instead: another requirement replaces this one.")
NOTHING_DISREGARDED = _("Choose what is disregarded.")
NO_CONDITION = _("An exception needs at least one condition. Choose what it takes.")
LONG_PROOF = _(
    "A line may have at most %(most)s characters, and “%(given)s…” has more. Shorten it."
)
MANY_PROOFS = _("At most %(most)s lines are kept. Leave some out.")


def capital(choices: list[tuple[str, Text]]) -> Choices:
    """Labels of the core, which stand inside sentences, as they begin a line."""
    return [(value, capfirst(str(label))) for value, label in choices]


def code_choice(codes: type[Code], label: Text, **kwargs: Any) -> forms.ChoiceField:
    """A field for one of the core's codes."""
    return forms.ChoiceField(label=label, choices=lambda: capital(codes.choices()), **kwargs)


def topic_field() -> forms.ChoiceField:
    """The topic, none chosen beforehand."""
    return forms.ChoiceField(
        label=_("topic"), choices=lambda: [("", str(CHOOSE_TOPIC)), *capital(Topic.choices())]
    )


def disregard_choices() -> Choices:
    """What an exception can disregard, none chosen beforehand."""
    return capital([CHOOSE, *Disregard.choices()])


class NeededField(forms.ChoiceField):
    """A choice that one of the answers above it needs; whoever sees it is to choose."""

    is_needed = True


class LinesField(forms.CharField):
    """Several short texts, one a line."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=forms.Textarea(attrs={"rows": 3}), **kwargs)

    def prepare_value(self, value: Any) -> Any:
        """One a line."""
        return "\n".join(value) if isinstance(value, list) else value

    def clean(self, value: Any) -> Any:
        """The lines that are not empty."""
        lines = [line.strip() for line in super().clean(value).splitlines() if line.strip()]
        if len(lines) > MOST_PROOFS:
            raise forms.ValidationError(MANY_PROOFS, params={"most": MOST_PROOFS})
        for line in lines:
            if len(line) > LONGEST_PROOF:
                params = {"most": LONGEST_PROOF, "given": line[:20]}
                raise forms.ValidationError(LONG_PROOF, params=params)
        return lines

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether other lines would be stored."""
        return [line.strip() for line in (data or "").splitlines() if line.strip()] != (
            initial or []
        )


class TermForm(VerbsForm[T]):
    """What the forms of requirements and exceptions share: a scope, editors, days, a source."""

    scope = ScopeField(TermScope.objects.none(), label=_("applies to"))
    audience = EditorField(Shape.AUDIENCE, label=_("only for whom"), required=False)
    source = forms.ModelChoiceField(Source.objects.all(), label=_("source"))
    confirmed_source = forms.ModelChoiceField(
        Source.objects.all(), label=_("confirmed by"), required=False,
        help_text=_("Empty: the source itself."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.instance.pk:
            for name in ("valid_from", "confirmed_on"):
                self.initial.setdefault(name, timezone.localdate())
        self.was = self.sentence() if self.instance.pk is not None else None
        self.limit_scopes()
        self.offer_sources()
        self.put_topic_first()

    @property
    def known_scope(self) -> TermScope | None:
        """The scope this is about, as far as it is known before anything is saved."""
        if self.instance.pk:
            return scopes().filter(pk=self.instance.scope_id).first()
        given = self.data.get("scope") if self.is_bound else self.initial.get("scope")
        return scopes().filter(pk=given).first() if given and is_key(str(given)) else None

    def limit_scopes(self) -> None:
        """Scopes of the same landlord where it is known; all of them, to be searched, else."""
        field, known = cast("ScopeField", self.fields["scope"]), self.known_scope  # as declared
        self.landlord = known.about if known else None
        self.owner = known.owner if known else None
        if known is None:
            LikelySelect(Requirement, "scope", scopes()[:50]).put_into(self)
            field.help_text = _("Easier: open the landlord and choose “Add requirement here”.")
            field.queryset = scopes()
            self.initial.pop("scope", None)
        else:
            field.queryset = scopes().filter(
                landlord=known.landlord, programme=known.programme, priority=known.priority
            )
            field.empty_label = None

    def offer_sources(self) -> None:
        """The landlord's own sources first."""
        likely = likely_sources(self.landlord)
        for name in ("source", "confirmed_source"):
            LikelySelect(Requirement, name, likely).put_into(self, is_required=False)

    def put_topic_first(self) -> None:
        """The kinds of the topic stand first among what may be demanded."""
        tests = cast("EditorField", self.fields["tests"])  # as both forms declare
        tests.widget.topic = self.instance.topic or str(self.initial.get("topic", ""))

    @property
    def is_redrawn(self) -> bool:
        """Whether a button only asked for the form again."""
        return self.is_bound and bool(self.data.get(REDRAW))

    def is_valid(self) -> bool:
        """A form that is only drawn again saves nothing."""
        return not self.is_redrawn and super().is_valid()

    def full_clean(self) -> None:
        """A form that is only drawn again is not judged."""
        if self.is_redrawn:
            self._errors, self.cleaned_data = ErrorDict(), {}
        else:
            super().full_clean()

    def clean(self) -> dict[str, Any] | None:
        """What holds for all dated statements."""
        cleaned = super().clean()
        check_days(self)
        return cleaned

    def in_words(self, name: str, value: Any) -> str | None:
        """What an editor holds is read out."""
        if name in EDITORS:
            return part_in_words(name, value)
        return super().in_words(name, value)

    def leave_out(self, name: str, empty: list[Any] | str) -> None:
        """A field that does not belong to what was chosen says nothing, whatever stands in it."""
        self.errors.pop(name, None)
        self.cleaned_data[name] = empty

    def _update_errors(self, errors: Any) -> None:
        """What the editors have said, the model need not say again."""
        for name in EDITORS:
            if name in self.errors and hasattr(errors, "error_dict"):
                errors.error_dict.pop(name, None)
        super()._update_errors(errors)  # type: ignore[misc]  # Django's own hook

    @property
    def reading(self) -> str | None:
        """How this reads, as stored or as written just now; None if it cannot be read yet."""
        if self.is_bound and (self.is_redrawn or self.errors):
            return None
        return self.sentence() if self.instance.pk else None

    def sentence(self) -> str:
        """The sentence that the record makes."""
        raise NotImplementedError


class RequirementForm(TermForm[Requirement]):
    """What a landlord says about one topic."""

    topic = topic_field()
    says = code_choice(
        Says, _("says"), widget=forms.RadioSelect, initial=Says.TESTS.value,
        help_text=_("“Makes no demand” is an answer too: the landlord was asked and said so."),
    )  # fmt: skip
    tests = EditorField(
        Shape.TESTS, label=_("what is demanded"), required=False,
        help_text=_(
            "All that stands in one alternative must hold. With several alternatives, one is enough."
        ),
    )  # fmt: skip
    tier = code_choice(Tier, _("demand or wish"))
    weight = code_choice(Weight, _("how firmly"))

    class Meta:
        model = Requirement
        fields = [
            "scope", "topic", "says", "tests", "audience", "tier", "weight", "layer", "note",
            "source", "confirmed_source", "confirmed_on", "valid_from", "valid_until",
        ]  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        layer = cast("forms.ChoiceField", self.fields["layer"])  # the model's field has choices
        layer.choices = capital(Layer.choices())

    def clean(self) -> dict[str, Any] | None:
        """A demand has tests, and no demand has none."""
        cleaned = super().clean()
        if self.cleaned_data.get("says") == Says.NONE:
            self.leave_out("tests", [])
        elif not self.cleaned_data.get("tests") and "tests" not in self.errors:
            self.add_error("tests", str(NO_TESTS))
        return cleaned

    def _get_validation_exclusions(self) -> set[str]:
        """The audience's key follows from the audience, and overlaps are told by it."""
        exclusions: set[str] = super()._get_validation_exclusions()  # type: ignore[misc]  # Django's own hook
        if "audience" not in self.errors:
            exclusions.discard("audience_key")
        return exclusions

    def sentence(self) -> str:
        """What is demanded, of whom and how firmly."""
        return requirement_sentence(self.instance)


class ExceptionRuleForm(TermForm[ExceptionRule]):
    """What a landlord can make an exception from."""

    topic = topic_field()
    effect = code_choice(Effect, _("effect"), widget=forms.RadioSelect)
    tests = EditorField(Shape.TESTS, label=_("what is demanded instead"), required=False)
    disregards = NeededField(
        label=_("what is disregarded"), required=False, choices=disregard_choices,
        help_text=_("Only what has a certificate, or can have one. The rest is judged as usual."),
    )  # fmt: skip
    conditions = EditorField(
        Shape.CONDITIONS, label=_("what it takes"), help_text=_("All of them must hold."),
        error_messages={"required": NO_CONDITION},
    )  # fmt: skip
    proof = LinesField(
        label=_("proof"), required=False, help_text=_("One a line, such as a certificate by name.")
    )

    class Meta:
        model = ExceptionRule
        fields = [
            "scope", "topic", "effect", "tests", "disregards", "conditions", "audience", "decider",
            "door", "proof", "wording", "per_year", "duration_months", "source",
            "confirmed_source", "confirmed_on", "valid_from", "valid_until",
        ]  # fmt: skip

    def clean(self) -> dict[str, Any] | None:
        """Each effect has what it needs and nothing else."""
        cleaned = super().clean()
        effect = self.cleaned_data.get("effect")
        if effect != Effect.REPLACE:
            self.leave_out("tests", [])
        elif not self.cleaned_data.get("tests") and "tests" not in self.errors:
            self.add_error("tests", str(NO_REPLACEMENT))
        if effect != Effect.DISREGARD:
            self.leave_out("disregards", "")
        elif not self.cleaned_data.get("disregards") and "disregards" not in self.errors:
            self.add_error("disregards", str(NOTHING_DISREGARDED))
        return cleaned

    def sentence(self) -> str:
        """What the landlord can do instead, and what that takes."""
        return exception_sentence(self.instance)


class TermScopeForm(RecordForm[TermScope]):
    """Where a set of terms applies."""

    products = forms.MultipleChoiceField(
        label=_("only for"), choices=lambda: capital(Product.choices()), required=False,
        widget=forms.CheckboxSelectMultiple, help_text=_("None: all kinds of homes."),
    )  # fmt: skip

    class Meta:
        model = TermScope
        fields = ["landlord", "programme", "name", "rank", "districts", "houses", "products"]
        widgets = {"districts": forms.CheckboxSelectMultiple}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        landlord = self.instance.about if self.instance.pk else given_landlord(self)
        LikelySelects(TermScope, "houses", likely_houses(landlord)).put_into(self)
        for name in ("landlord", "programme"):
            if name in self.fields:
                self.fields[name].required = True
        if "landlord" in self.fields:
            LikelySelect(TermScope, "landlord", likely_landlords(None)).put_into(self)
        if "programme" in self.fields:
            # The form's field of one programme.
            programme = cast("forms.ModelChoiceField[Programme]", self.fields["programme"])
            programme.queryset = Programme.objects.filter(is_archived=False)
