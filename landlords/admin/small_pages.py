"""Small pages beside a record's form: one thing to do, a few fields, a button.

What moves other records along is shown before it is done: the first press shows it, the second one
does it, and only if it is still the same.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, cast

from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path

from config.shared.admin import MEANWHILE
from config.shared.words import Text
from landlords.admin_forms.small import SmallForm
from landlords.models import Source

LAST_SOURCE = "last_source"


@dataclass(frozen=True)
class SmallPage:
    """One thing that can be done with a record, on a page of its own."""

    slug: str  # the last part of its address
    title: Text
    form: type[SmallForm]
    icon: str


class SmallPages:
    """An admin with small pages; ``small_pages`` names them. Stands before ``RecordAdmin``."""

    small_pages: tuple[SmallPage, ...] = ()
    opts: Any
    admin_site: Any
    get_object: Callable[..., Any]
    has_change_permission: Callable[..., bool]
    log_change: Callable[..., Any]
    response_post_save_change: Callable[..., HttpResponseRedirect]

    def get_urls(self) -> list[URLPattern]:
        """The small pages, before the addresses that take any key."""
        urls: list[URLPattern] = super().get_urls()  # type: ignore[misc]  # of the class mixed into
        small = [
            path(
                f"<path:object_id>/{page.slug}/",
                self.admin_site.admin_view(self.view_of(page)),
                name=self.url_name(page),
            )
            for page in self.small_pages
        ]
        return [*small, *urls]

    def url_name(self, page: SmallPage) -> str:
        """The name of a page's address."""
        return f"{self.opts.app_label}_{self.opts.model_name}_{page.slug}"

    def view_of(self, page: SmallPage) -> Callable[..., HttpResponse]:
        """The view of a page."""

        def view(request: HttpRequest, object_id: str) -> HttpResponse:
            return self.small_view(request, object_id, page)

        return view

    def small_view(self, request: HttpRequest, object_id: str, page: SmallPage) -> HttpResponse:
        """Show the form; do what it is for once it is sent; nothing typed is lost by a refusal."""
        if not self.has_change_permission(request):
            raise PermissionDenied
        record = self.get_object(request, unquote(object_id))
        if record is None:
            raise Http404
        last = Source.objects.filter(pk=request.session.get(LAST_SOURCE) or 0).first()
        form = page.form(record, last, request.POST if request.method == "POST" else None)
        if form.is_bound and form.is_valid() and self.is_agreed(form):
            done = self.done(request, form, record)
            if done is not None:
                return done
        return self.small_answer(request, form, record, page)

    def is_agreed(self, form: SmallForm) -> bool:
        """Whether what follows was shown before; what cannot be is told in the form."""
        try:
            return form.is_agreed()
        except ValidationError as error:
            form.add_error(None, error.messages)
            return False

    def done(
        self, request: HttpRequest, form: SmallForm, record: Any
    ) -> HttpResponseRedirect | None:
        """Do it and lead back; None if it was refused, with the reason in the form."""
        try:
            with transaction.atomic():
                said = form.act()
        except ValidationError as error:
            form.add_error(None, error.messages)
        except IntegrityError:
            form.add_error(None, str(MEANWHILE))
        else:
            remember_source(request, form.used_source)
            self.log_change(request, record, said)
            messages.success(request, said)
            return self.after_small(request, record)
        return None

    def after_small(self, request: HttpRequest, record: Any) -> HttpResponseRedirect:
        """Where one goes on afterwards: where saving the record leads."""
        return self.response_post_save_change(request, record)

    def small_answer(
        self, request: HttpRequest, form: SmallForm, record: Any, page: SmallPage
    ) -> HttpResponse:
        """The page."""
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "original": record,
            "title": page.title,
            "heading": form.heading,
            "form": form,
            "media": form.media,
        }
        return TemplateResponse(request, "admin/landlords/small_page.html", context)

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """With the buttons that lead to the small pages."""
        record = context.get("original")
        if record is not None and self.has_change_permission(request, record):
            context["small_pages"] = [
                (f"admin:{self.url_name(page)}", page.title, page.icon)
                for page in self.small_pages
                if page.form.suits(record)
            ]
        parent = cast("Any", super())  # of the class mixed into
        response: HttpResponse = parent.render_change_form(request, context, *args, **kwargs)
        return response


def remember_source(request: HttpRequest, source: Source | None) -> None:
    """Offer this source first the next time: a conversation is written down piece by piece."""
    if source is not None:
        request.session[LAST_SOURCE] = source.pk
