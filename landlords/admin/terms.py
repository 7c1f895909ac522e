"""Scopes, requirements and exceptions."""

from typing import TYPE_CHECKING, Any, ClassVar, TypeVar
from urllib.parse import urlencode

from django.contrib.admin import display
from django.db.models import Model
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from config.shared import values
from config.shared.admin import RecordAdmin
from config.shared.words import Text
from landlords import actions
from landlords.admin.filters import ConfirmedFilter, StateFilter, TopicFilter
from landlords.admin.verbs import VerbsMixin, by_verb
from landlords.admin_forms.choices import scope_label
from landlords.admin_forms.reading import exception_sentence, requirement_in_short
from landlords.admin_forms.terms import ExceptionRuleForm, RequirementForm, TermScopeForm
from landlords.belonging import landlord_about
from landlords.models import ExceptionRule, Landlord, Requirement, TermScope

if TYPE_CHECKING:
    from django.contrib.admin.options import _FieldOpts  # only the stubs have it

T = TypeVar("T", bound=Requirement | ExceptionRule)

DAYS = ("valid_from", "valid_until")
SOURCE_FIELDS: tuple[Any, ...] = ("source", "confirmed_on", "confirmed_source")
NEW_SOURCE: tuple[Any, ...] = (("new_kind", "new_on"), "new_label", "new_link")
NEW_SOURCE_TEXT = _("Only if it is not among the sources above.")
IN_THE_SENTENCE = frozenset(
    {"topic", "says", "tests", "audience", "tier", "weight", "effect", "disregards", "conditions"}
)


OWNERS = ("landlord", "programme")

SOURCE_FIELDSETS: tuple[tuple[Text, "_FieldOpts"], ...] = (
    (_("When it holds"), {"fields": (DAYS,)}),
    (_("Where it comes from"), {"fields": SOURCE_FIELDS}),
    (
        _("A new source"),
        {"fields": NEW_SOURCE, "description": NEW_SOURCE_TEXT, "classes": ("collapse",)},
    ),
)


class Days:
    """The days of a dated row, short enough for a list."""

    @display(description=_("from"), ordering="valid_from")
    def since(self, obj: Any) -> str:
        """The first day."""
        return values.day(obj.valid_from)

    @display(description=_("until"), ordering="valid_until")
    def until(self, obj: Any) -> str:
        """The last day, if there is one."""
        return values.day(obj.valid_until) if obj.valid_until else "–"

    @display(description=_("last confirmed"), ordering="confirmed_on")
    def confirmed(self, obj: Any) -> str:
        """When the landlord last said so."""
        return values.day(obj.confirmed_on)


class BackToLandlord:
    """After saving, the landlord's page is shown again, unless one came from a list."""

    place = "terms"

    def landlord(self, obj: Any) -> Landlord | None:
        """Whom a record belongs to; of a programme there is none."""
        return landlord_about(obj)

    def owner(self, obj: Any) -> Model:
        """The record whose page shows this one."""
        found: Model | None = self.landlord(obj)
        return found or obj

    def response_post_save_add(self, request: HttpRequest, obj: Any) -> HttpResponseRedirect:
        """To the landlord."""
        return self.way_back(request, obj)

    def response_post_save_change(self, request: HttpRequest, obj: Any) -> HttpResponseRedirect:
        """To the landlord."""
        return self.way_back(request, obj)

    def way_back(self, request: HttpRequest, obj: Any) -> HttpResponseRedirect:
        """The landlord's terms, or the list one came from."""
        if "_changelist_filters" in request.GET:
            kept: HttpResponseRedirect = super()._response_post_save(request, obj)  # type: ignore[misc]  # of the class mixed into
            return kept
        return HttpResponseRedirect(f"{page_of(self.owner(obj))}#{self.place}")


def page_of(record: Model) -> str:
    """The address of a record's own form."""
    return reverse(f"admin:landlords_{record._meta.model_name}_change", args=[record.pk])


def owner_in_words(scope: TermScope) -> str:
    """Whose terms a scope holds; a priority rule is told by its landlord too."""
    if scope.priority:
        return f"{scope.priority.landlord} – {scope.priority}"
    return str(scope.owner)


class TermScopeAdmin(BackToLandlord, RecordAdmin[TermScope]):
    """Where a set of terms applies."""

    form = TermScopeForm
    fieldsets = (
        (None, {"fields": ("landlord", "programme", "name", "rank")}),
        (_("Where it applies"), {"fields": ("products", "districts", "houses")}),
    )
    about = _("Where terms hold: the whole landlord, some districts, some kinds of homes.")
    list_display = ("name", "of_owner", "rank")
    list_select_related = ("landlord", "programme", "priority__landlord")
    list_filter = ()
    search_fields = ("name", "landlord__name", "programme__name", "priority__landlord__name")
    lookups = ("landlord__id__exact",)
    first_values = ("landlord", "programme")
    ordering = ("landlord__sort_name", "programme__sort_name", "rank", "pk")

    @display(description=_("of whom"), ordering="landlord__sort_name")
    def of_owner(self, obj: TermScope) -> str:
        """Whose terms these are."""
        return owner_in_words(obj)

    def get_fieldsets(self, request: HttpRequest, obj: TermScope | None = None) -> Any:
        """A scope is of one thing; what it is not of is not shown."""
        fieldsets = super().get_fieldsets(request, obj)
        (title, options), *others = fieldsets
        owner = self.owner_field(request, obj)
        shown = tuple(name for name in options["fields"] if name not in OWNERS or name == owner)
        return [(title, {**options, "fields": shown}), *others]

    def owner_field(self, request: HttpRequest, obj: TermScope | None) -> str:
        """Which sort of owner the scope has or is to have; none for a priority rule's."""
        if obj is not None:
            return next((name for name in OWNERS if getattr(obj, f"{name}_id")), "")
        return "programme" if "programme" in request.GET else "landlord"

    def get_readonly_fields(
        self, request: HttpRequest, obj: TermScope | None = None
    ) -> tuple[str, ...]:
        """Terms stay with their owner; the scope of a priority rule is called as the rule is."""
        if obj is None:
            return ()
        return OWNERS if obj.priority is None else (*OWNERS, "name", "rank")

    def owner(self, obj: TermScope) -> Model:
        """The landlord, the programme or the priority rule."""
        return obj.owner

    def choice_label(self, obj: TermScope) -> str:
        """With its landlord: names of scopes repeat."""
        return scope_label(obj)

    def save_model(
        self,
        request: HttpRequest,
        obj: TermScope,
        form: Any,
        change: bool,  # noqa: FBT001
    ) -> None:
        """Through the action, as everything is written."""
        actions.save_term(term=obj)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:  # noqa: FBT001
        """Districts are stored after the scope itself, and the answers follow from both."""
        super().save_related(request, form, formsets, change)
        about = form.instance.about
        actions.terms_changed(landlords=[about] if about else [])


class TermAdmin(VerbsMixin, Days, BackToLandlord, RecordAdmin[T]):
    """What requirements and exceptions share."""

    list_select_related = (
        "scope__landlord", "scope__programme", "scope__priority__landlord", "source",
    )  # fmt: skip
    search_fields: ClassVar[tuple[str, ...]] = ("scope__landlord__name", "scope__name", "note")
    lookups = ("scope__landlord__id__exact", "scope__id__exact")
    first_values = ("scope", "source", "topic")
    list_display_links = ("reads",)
    change_form_template = "admin/landlords/term_form.html"

    @display(description=_("landlord"), ordering="scope__landlord__sort_name")
    def of_landlord(self, obj: T) -> str:
        """Whose term it is."""
        return owner_in_words(obj.scope)

    def owner(self, obj: T) -> Model:
        """The landlord, the programme or the priority rule."""
        return obj.scope.owner

    def construct_change_message(
        self,
        request: HttpRequest,
        form: Any,
        formsets: Any,
        add: bool = False,  # noqa: FBT001, FBT002
    ) -> Any:
        """From what to what, in the words of whoever changed it, and what else was changed."""
        if add or form.was == form.sentence():
            return super().construct_change_message(request, form, formsets, add)
        said = gettext("from “%(before)s” to “%(after)s”") % {
            "before": form.was,
            "after": form.sentence(),
        }
        changed = (name for name in form.changed_data if name not in IN_THE_SENTENCE)
        others = [str(form.fields[name].label) for name in changed]
        if others:
            said += "; " + gettext("also changed: %(fields)s") % {
                "fields": ", ".join(label[:1].lower() + label[1:] for label in others)
            }
        return said + by_verb(form)

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """With the way back to whose term it is."""
        owner = context["adminform"].form.owner
        context["owner_url"] = page_of(owner) if owner else None
        return super().render_change_form(request, context, *args, **kwargs)

    def response_add(
        self, request: HttpRequest, obj: T, post_url_continue: str | None = None
    ) -> HttpResponse:
        """One more begins where the last one was: the same scope, the same source."""
        response = super().response_add(request, obj, post_url_continue)
        if "_addanother" in request.POST:
            again = urlencode({"scope": obj.scope_id, "source": obj.source_id})
            return HttpResponseRedirect(f"{request.path}?{again}")
        return response


class RequirementAdmin(TermAdmin[Requirement]):
    """What landlords demand."""

    form = RequirementForm
    fieldsets = (
        (None, {"fields": ("scope", "topic", "says", "tests", "weight", "audience")}),
        *SOURCE_FIELDSETS,
        (_("More"), {"fields": (("tier", "layer"), "note")}),
    )
    list_display = ("reads", "of_landlord", "scope", "topic", "since", "until", "confirmed")
    list_filter = (TopicFilter, StateFilter, ConfirmedFilter)
    sentence_title: ClassVar[Text] = _("How the requirement reads")
    about = _("All of them in one list, also those that have ended.")

    @display(description=_("requirement"))
    def reads(self, obj: Requirement) -> str:
        """What is demanded, in short."""
        return requirement_in_short(obj)


class ExceptionRuleAdmin(TermAdmin[ExceptionRule]):
    """What landlords can make an exception from."""

    form = ExceptionRuleForm
    fieldsets = (
        (
            None,
            {
                "fields": (
                    "scope",
                    "topic",
                    "effect",
                    "tests",
                    "disregards",
                    "conditions",
                    "audience",
                ),
                "description": _(
                    "Write in neutral words: anyone may ask to read this. Nothing about a person."
                ),
            },
        ),
        (
            _("How it is asked for"),
            {"fields": (("decider", "door"), "proof", "wording", ("per_year", "duration_months"))},
        ),
        *SOURCE_FIELDSETS,
    )
    list_display = ("reads", "of_landlord", "scope", "topic", "since", "until", "confirmed")
    list_filter = (TopicFilter, StateFilter, ConfirmedFilter)
    search_fields = ("scope__landlord__name", "scope__name")
    about = _("All of them in one list, also those that have ended.")

    @display(description=_("exception"))
    def reads(self, obj: ExceptionRule) -> str:
        """What the landlord can do instead."""
        return exception_sentence(obj)
