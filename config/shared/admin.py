"""The admin site and what every registered model has in common: nothing that was not asked for.

Django's admin lets a reader probe fields that are not shown, follow object links and delete; here
each of these is closed in one place, and what is open is listed by each class.
"""

from collections.abc import Callable, Iterable
from functools import update_wrapper
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar, cast

from django import forms
from django.contrib.admin import AdminSite, ModelAdmin, ShowFacets, SimpleListFilter, TabularInline
from django.contrib.admin.utils import unquote
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.db.models import DateField, Field, IntegerField, Model, QuerySet, TextField, URLField
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.template.response import SimpleTemplateResponse, TemplateResponse
from django.urls import URLPattern, URLResolver
from django.utils.translation import gettext_lazy as _

from config.shared.forms import WholeNumberField
from config.shared.history import RecordHistory
from config.shared.stale import FIELD as SEEN
from config.shared.stale import SeenField, fingerprint, hold, in_words, refuse_if_stale
from config.shared.words import Text

M = TypeVar("M", bound=Model)
P = TypeVar("P", bound=Model)
View = TypeVar("View", bound=Callable[..., HttpResponseBase])

if TYPE_CHECKING:
    Typed = ModelAdmin
    TypedInline = TabularInline
    TypedForm = forms.ModelForm
    TypedFormSet = forms.BaseInlineFormSet
    TypedChoice = forms.ModelChoiceField
else:  # Django's own classes take a type for the checker only

    class Typed(ModelAdmin):
        """Django's class, which may name its model."""

        def __class_getitem__(cls, _model: object) -> type:
            return cls

    class TypedInline(TabularInline):
        """Django's class, which may name its models."""

        def __class_getitem__(cls, _models: object) -> type:
            return cls

    class TypedForm(forms.ModelForm):
        """Django's class, which may name its model."""

        def __class_getitem__(cls, _model: object) -> type:
            return cls

    class TypedFormSet(forms.BaseInlineFormSet):
        """Django's class, which may name its models and its form."""

        def __class_getitem__(cls, _types: object) -> type:
            return cls

    class TypedChoice(forms.ModelChoiceField):
        """Django's class, which may name its model."""

        def __class_getitem__(cls, _model: object) -> type:
            return cls


LONGEST_SEARCH = 100
CLOSED_PAGES = frozenset({"view_on_site", "password_change", "password_change_done"})
OPEN_PAGES = ("_changelist", "_add", "_change", "_history")
MEANWHILE = _(
    "Somebody else has saved something meanwhile that this does not go together with. Nothing of "
    "yours was saved. Look at what is there now, change what you wrote, and save again."
)


class PortalAdminSite(AdminSite):
    """Record keeping for coordinators, accounts for administrators; signed in like everyone."""

    site_title = _("The portal")
    site_header = "Bostadsportalen"
    index_title = _("Records")
    site_url = "/"
    enable_nav_sidebar = False
    final_catch_all_view = False

    def has_permission(self, request: HttpRequest) -> bool:
        """Whether the admin opens for this user at all."""
        return bool(request.user.is_active and request.user.is_staff)

    def admin_view(
        self,
        view: View,
        cacheable: bool = False,  # noqa: FBT001, FBT002  (as Django calls it)
    ) -> View:
        """Whoever is signed in and may not enter is told so, instead of being sent to sign in."""
        inner = super().admin_view(view, cacheable)

        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if request.user.is_authenticated and not self.has_permission(request):
                raise PermissionDenied
            return inner(request, *args, **kwargs)

        return cast("View", update_wrapper(guarded, inner))  # it is called as the view is

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        """In the order in which records are registered, each with what it is for."""
        apps: list[Any] = super().get_app_list(request, app_label)
        kept = list(self._registry)
        for app in apps:
            app["models"].sort(key=lambda entry: kept.index(entry["model"]))
            for entry in app["models"]:
                admin = self._registry[entry["model"]]
                entry["about"] = getattr(admin, "about", "")
                entry["heading"] = getattr(admin, "heading", "")
        return apps

    def autocomplete_view(self, request: HttpRequest) -> HttpResponse:
        """Each record is told as its own admin tells it."""
        return cast("HttpResponse", Choices.as_view(admin_site=self)(request))  # JSON, no stream

    def login(self, request: HttpRequest, context: Any = None) -> HttpResponseRedirect:
        """There is one way to sign in."""
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        if not self.has_permission(request):
            raise PermissionDenied
        return redirect("admin:index")

    def logout(self, request: HttpRequest, context: Any = None) -> HttpResponseRedirect:  # type: ignore[override]  # never a page of its own
        """There is one way to sign out."""
        return redirect("account_logout")

    def get_urls(self) -> list[URLPattern | URLResolver]:
        """Without the redirect that tells whether any object exists, and doubles of our pages."""
        return [url for url in super().get_urls() if getattr(url, "name", "") not in CLOSED_PAGES]


class Choices(AutocompleteJsonView):
    """What a search in a choice finds."""

    model_admin: "RecordAdmin[Any]"

    def get_queryset(self) -> QuerySet[Model]:
        """Only what new entries may choose."""
        return self.model_admin.choosable(super().get_queryset())

    def serialize_result(self, obj: Model, to_field_name: str) -> dict[str, str]:
        """Key and words."""
        return {"id": str(getattr(obj, to_field_name)), "text": self.model_admin.choice_label(obj)}


site = PortalAdminSite(name="admin")


class DayInput(forms.DateInput):
    """The browser's own choice of a day."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")


class RecordForm(TypedForm[M]):
    """A form of the admin; what is refused only while it is saved comes back to it."""

    seen = SeenField()

    late_errors: tuple[Text, ...] = ()
    required_css_class = "required"
    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk is not None:
            self.initial[SEEN] = fingerprint(self.instance)

    def clean(self) -> dict[str, Any] | None:
        """Add what was refused on saving, and what somebody else has saved meanwhile."""
        cleaned = super().clean()
        for error in self.late_errors:
            self.add_error(None, str(error))
        if self.instance.pk is not None:
            refuse_if_stale(self, self.initial[SEEN])
        return cleaned

    def in_words(self, name: str, value: Any) -> str | None:
        """What stands in a field, or was typed there, as a person reads it; None if it cannot be."""
        return in_words(self.fields[name], value)


class RecordMixin:
    """What holds for records and the rows inside their pages alike."""

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Records are archived or ended, never deleted."""
        return False

    def formfield_for_dbfield(
        self, db_field: "Field[Any, Any]", request: HttpRequest, **kwargs: Any
    ) -> forms.Field | None:
        """Plain inputs: the browser's own days, and no pop-up windows beside a choice."""
        if isinstance(db_field, DateField):
            kwargs.setdefault("widget", DayInput)
        if isinstance(db_field, TextField):
            kwargs.setdefault("widget", forms.Textarea(attrs={"rows": 3}))
        if isinstance(db_field, IntegerField) and not db_field.choices:
            kwargs.setdefault("widget", WholeNumberField.widget)
            kwargs.setdefault("form_class", WholeNumberField)
        if isinstance(db_field, URLField):
            kwargs.setdefault("assume_scheme", "https")
        field: forms.Field | None = super().formfield_for_dbfield(db_field, request, **kwargs)  # type: ignore[misc]  # of the class mixed into
        if field is not None and isinstance(field.widget, RelatedFieldWidgetWrapper):
            field.widget = field.widget.widget
        return field


class RecordAdmin(RecordMixin, RecordHistory, Typed[M]):
    """A model that staff keep: never deleted, no bulk changes, look-ups only by listed filters."""

    form = RecordForm[Any]
    view_on_site = False
    empty_value_display = "\N{EN DASH}"
    actions = None
    show_facets = ShowFacets.NEVER
    list_per_page = 25
    list_max_show_all = 25
    lookups: ClassVar[tuple[str, ...]] = ()
    first_values: ClassVar[tuple[str, ...]] = ()
    about: Text = ""
    heading: Text = ""  # on the first page, above this model and those after it

    @property
    def media(self) -> forms.Media:
        """None of Django's scripts; what a field needs comes with the field."""
        return forms.Media()

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        """Only what the filters beside the list ask, and what ``lookups`` names."""
        return lookup in self.lookups or lookup in set(asked_by(self.list_filter))

    def choosable(self, queryset: QuerySet[M]) -> QuerySet[M]:
        """What may be chosen in new entries; all of it, unless a record can be out of use."""
        return queryset

    def choice_label(self, obj: M) -> str:
        """How a record is told where it is chosen by other records."""
        return str(obj)

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[M], search_term: str
    ) -> tuple[QuerySet[M], bool]:
        """No more than the beginning of an absurdly long search."""
        return super().get_search_results(request, queryset, search_term[:LONGEST_SEARCH])

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """Only what ``first_values`` names may be set by the address."""
        return {name: request.GET[name] for name in self.first_values if name in request.GET}

    def get_urls(self) -> list[URLPattern]:
        """The list, the forms and the history; in particular not the page for deleting."""
        return [url for url in super().get_urls() if str(url.name).endswith(OPEN_PAGES)]

    def get_form(
        self,
        request: HttpRequest,
        obj: M | None = None,
        change: bool = False,  # noqa: FBT001, FBT002  (as Django calls it)
        **kwargs: Any,
    ) -> Any:
        """The form, with what was refused on saving it a moment ago."""
        # A class made from ``form``, above.
        form = cast("type[RecordForm[M]]", super().get_form(request, obj, change, **kwargs))
        form.late_errors = getattr(request, "late_errors", ())
        return form

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """What is refused only while it is saved is an error of the form, like any other."""
        try:
            with transaction.atomic():
                if request.method == "POST":
                    hold(self.model, unquote(object_id or ""))
                return super().changeform_view(request, object_id, form_url, extra_context)
        except ValidationError as error:
            request.late_errors = tuple(error.messages)  # type: ignore[attr-defined]  # for get_form
        except IntegrityError:
            request.late_errors = (MEANWHILE,)  # type: ignore[attr-defined]  # likewise
        return super().changeform_view(request, object_id, form_url, extra_context)

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """An address that cannot be understood leads to the whole list."""
        response: HttpResponse = super().changelist_view(request, extra_context)
        refused = isinstance(response, SimpleTemplateResponse) and not isinstance(
            response, TemplateResponse
        )
        if refused or response.headers.get("Location", "").endswith("?e=1"):
            return redirect(request.path)
        return response


class RecordInline(RecordMixin, TypedInline[M, P]):
    """Rows inside a record's page; never deleted there either."""

    can_delete = False
    extra = 0

    @property
    def media(self) -> forms.Media:
        """None of Django's scripts."""
        return forms.Media()


def asked_by(filters: Iterable[Any]) -> Iterable[str]:
    """The parameters by which the filters of a list ask."""
    for item in filters:
        if isinstance(item, str):
            yield from (f"{item}__exact", f"{item}__isnull")
        elif isinstance(item, type) and issubclass(item, SimpleListFilter):
            yield str(item.parameter_name)
