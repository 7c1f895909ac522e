"""Working together: contact persons, priority, cooperation, programmes."""

from typing import Any

from django.contrib.admin import display
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from config.shared.admin import RecordAdmin
from landlords import actions
from landlords.admin.filters import DueFilter, StateFilter, code_filter
from landlords.admin.kept import KeptAdmin
from landlords.admin.scope_terms import scope_terms
from landlords.admin.terms import SOURCE_FIELDSETS, page_of
from landlords.admin_forms.people import (
    NEUTRAL,
    ContactPersonForm,
    CooperationRowForm,
    PriorityRuleForm,
    ProgrammeForm,
)
from landlords.admin_forms.verbs import VerbsForm
from landlords.models import ContactPerson, Cooperation, PriorityRule, Programme, TermScope
from landlords.requirements.offer_codes import (
    ContactRole,
    CooperationForm,
    CooperationStage,
    PriorityGround,
)


class ContactPersonAdmin(KeptAdmin[ContactPerson]):
    """Whom to reach at a landlord."""

    form = ContactPersonForm
    fieldsets = (
        (
            None,
            {
                "fields": ("landlord", "name", ("role", "title")),
                "description": _(
                    "The only place for a person's name and number. Give her a last day when she "
                    "leaves: then she is no longer shown, and some time later she is erased."
                ),
            },
        ),
        (_("How to reach her"), {"fields": ("way", ("phone", "email"), "hours")}),
        *SOURCE_FIELDSETS,
    )
    place = "contacts"
    list_filter = (code_filter("role", ContactRole, _("answers for")), StateFilter, DueFilter)
    search_fields = ("landlord__name", "name", "title")
    about = _("Whom to reach at each landlord, and how.")


class PriorityRuleAdmin(KeptAdmin[PriorityRule]):
    """Who may go before others."""

    form = PriorityRuleForm
    fieldsets = (
        (None, {"fields": ("landlord", "name", "grounds")}),
        (_("How it is asked for"), {"fields": (("decider", "door"), "proof")}),
        (_("What it takes"), {"fields": ("residence_months", "ordinary_terms")}),
        (
            _("What it gives"),
            {"fields": (("offers", "validity_months"), "refusal_ends", "per_year")},
        ),
        *SOURCE_FIELDSETS,
    )
    place = "priority"
    list_filter = (
        code_filter("grounds", PriorityGround, _("grounds")),
        StateFilter,
        DueFilter,
    )
    search_fields = ("landlord__name", "name")
    change_form_template = "admin/landlords/priority_form.html"
    about = _("Who may go before others at a landlord, on what grounds and proof.")

    def save_model(
        self,
        request: HttpRequest,
        obj: PriorityRule,
        form: VerbsForm[Any],
        change: bool,  # noqa: FBT001
    ) -> None:
        """A new rule has a scope that its demands stand in; later the scope follows the rule."""
        super().save_model(request, obj, form, change)
        if not change:
            actions.save_term(term=TermScope(priority=obj, name=obj.scope_name))

    def response_post_save_add(
        self, request: HttpRequest, obj: PriorityRule
    ) -> HttpResponseRedirect:
        """To its own page, where its demands are written next."""
        return HttpResponseRedirect(f"{page_of(obj)}#terms")

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """With what the rule demands below."""
        context["scopes"] = scope_terms("priority", context["original"])
        return super().render_change_form(request, context, *args, **kwargs)


class CooperationAdmin(KeptAdmin[Cooperation]):
    """How far the cooperation with each landlord has come."""

    form = CooperationRowForm
    fieldsets = (
        (None, {"fields": ("landlord", "stage", "forms")}),
        (_("The agreement"), {"fields": (("agreed_on", "agreed_until"), ("quota", "quota_percent"))}),
        (_("What helps and what hinders"), {"fields": ("needs", "obstacles"), "description": NEUTRAL}),
        *SOURCE_FIELDSETS,
    )  # fmt: skip
    place = "cooperation"
    list_filter = (
        code_filter("stage", CooperationStage, _("how far it has come")),
        code_filter("forms", CooperationForm, _("forms")),
        StateFilter,
        DueFilter,
    )
    about = _("How far the cooperation with each landlord has come, and what was agreed.")


class ProgrammeAdmin(RecordAdmin[Programme]):
    """What opens doors whoever the landlord is."""

    form = ProgrammeForm
    fieldsets = (
        (None, {"fields": ("code", "name", "description")}),
        (_("How it is asked for"), {"fields": (("decider", "door"), "validity_months")}),
        (_("Archive"), {"fields": ("is_archived",), "classes": ("collapse",)}),
    )
    list_display = ("name", "decider", "door", "code", "state")
    list_filter = ("is_archived",)
    search_fields = ("name", "code")
    change_form_template = "admin/landlords/programme_form.html"
    heading = _("Kept for everybody")
    about = _("What opens doors whoever the landlord is, such as the municipal rent guarantee.")

    @display(description=_("state"), ordering="is_archived")
    def state(self, obj: Programme) -> str:
        """Archived, or nothing."""
        return capfirst(str(_("archived"))) if obj.is_archived else ""

    def get_readonly_fields(
        self, request: HttpRequest, obj: Programme | None = None
    ) -> tuple[str, ...]:
        """A code stands in files, and stays as it is."""
        return ("code",) if obj else ()

    def response_post_save_add(self, request: HttpRequest, obj: Programme) -> HttpResponseRedirect:
        """To its own page, where its terms are written next."""
        return HttpResponseRedirect(f"{page_of(obj)}#terms")

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """With its terms below."""
        programme = context["original"]
        add = reverse("admin:landlords_termscope_add")
        context["scopes"] = scope_terms("programme", programme)
        context["add_scope_url"] = f"{add}?programme={programme.pk}" if programme else None
        return super().render_change_form(request, context, *args, **kwargs)
