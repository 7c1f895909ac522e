"""What the admin of every dated statement shares: the two verbs, “still true”, and letting it end."""

from typing import Any, TypeVar

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from config.shared import values
from landlords import actions
from landlords.admin.small_pages import SmallPage, SmallPages, remember_source
from landlords.admin_forms.small import EndForm, StillTrueForm, whose_words
from landlords.admin_forms.verbs import Verb, VerbsForm
from landlords.models import Statement

S = TypeVar("S", bound=Statement)

STILL_TRUE = SmallPage("still-true", _("Still true"), StillTrueForm, "check")
ENDS = SmallPage("end", _("Let it end"), EndForm, "calendar-x")


class VerbsMixin(SmallPages):
    """The admin of a dated statement, whose form is a ``VerbsForm``; stands first among the bases.

    Rows are added plainly. A row that is there is changed from a day or corrected, and nothing
    else; beside that it can be confirmed, or end.
    """

    small_pages = (STILL_TRUE, ENDS)

    def save_model(
        self,
        request: HttpRequest,
        obj: Any,
        form: VerbsForm[Any],
        change: bool,  # noqa: FBT001  (as Django calls it)
    ) -> None:
        """Through the action of the verb; with the source that was written, if there is one."""
        obj.source = form.save_source() or obj.source
        remember_source(request, obj.source)
        if not change:
            actions.add(statement=obj)
        elif form.chosen_verb == Verb.FROM_DAY:
            given = form.cleaned_data
            obj.followed_by = actions.change_from_day(
                statement=obj,
                day=given["from_day"],
                values=form.values,
                source=obj.source,
                confirmed_on=given["confirmed_on"],
            )
        else:
            reason = form.cleaned_data["reason"]
            actions.correct(statement=obj, values=form.values, reason=reason)

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """A row that is there is told by what it says."""
        if context.get("original") is not None:
            context["heading"] = whose_words(context["original"])
        return super().render_change_form(request, context, *args, **kwargs)

    def response_change(self, request: HttpRequest, obj: Any) -> HttpResponse:
        """Whoever stays on the page stays with the row that holds from now on."""
        response: HttpResponse = super().response_change(request, obj)  # type: ignore[misc]  # of the class mixed into
        new = getattr(obj, "followed_by", None)
        if new is not None and "_continue" in request.POST:
            return self.to_record(new)
        return response

    def to_record(self, record: Statement) -> HttpResponseRedirect:
        """To a record's own page."""
        meta = record._meta
        return redirect(f"admin:{meta.app_label}_{meta.model_name}_change", record.pk)

    def construct_change_message(
        self,
        request: HttpRequest,
        form: Any,
        formsets: Any,
        add: bool = False,  # noqa: FBT001, FBT002  (as Django calls it)
    ) -> Any:
        """What was changed, and by which verb."""
        message = super().construct_change_message(request, form, formsets, add)  # type: ignore[misc]  # of the class mixed into
        return message if add or not isinstance(message, str) else f"{message}{by_verb(form)}"


def by_verb(form: VerbsForm[Any]) -> str:
    """From which day it was changed, or why it was corrected."""
    if form.chosen_verb == Verb.FROM_DAY:
        day = values.day(form.cleaned_data["from_day"])
        return "; " + gettext("from %(day)s on") % {"day": day}
    return "; " + gettext("corrected: %(reason)s") % {"reason": form.cleaned_data["reason"]}
