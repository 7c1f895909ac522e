"""Accounts, for administrators: who, in which role, active or not; never a password."""

import logging
from smtplib import SMTPException
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.admin import display
from django.core.mail import send_mail
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from accounts.roles import Role, sentence_of
from config.shared.admin import RecordAdmin, RecordForm, site
from config.shared.values import day

logger = logging.getLogger(__name__)

FORM_FIELDS = ("email", "name", "role", "language", "is_active")
NOT_ONESELF = gettext_lazy(
    "You cannot close your own account or leave your own role: ask another administrator."
)


class UserForm(RecordForm[User]):
    """The little that is kept about a member of staff."""

    by: User | None = None

    class Meta:
        model = User
        fields = FORM_FIELDS

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "role" in self.fields:
            self.fields["role"].help_text = "\n".join(sentence_of(role) for role in Role)

    def clean_email(self) -> str:
        """Addresses are kept in small letters, as sign-in compares them."""
        return str(self.cleaned_data["email"]).lower()

    def clean(self) -> dict[str, Any] | None:
        """Nobody locks herself out."""
        cleaned = super().clean()
        if self.by is not None and self.instance.pk == self.by.pk:
            if not self.cleaned_data.get("is_active"):
                self.add_error("is_active", str(NOT_ONESELF))
            if self.cleaned_data.get("role", self.by.role) != self.by.role:
                self.add_error("role", str(NOT_ONESELF))
        return cleaned


class UserAdmin(RecordAdmin[User]):
    """Who may sign in, and as what."""

    form = UserForm
    fields = FORM_FIELDS
    list_display = ("name", "email", "role", "state", "signed_in")
    list_filter = ("role", "is_active")
    search_fields = ("name", "email")
    about = gettext_lazy("Who may sign in, and in which role.")

    @display(description=gettext_lazy("state"), ordering="is_active")
    def state(self, obj: User) -> str:
        """Open or closed."""
        return _("open") if obj.is_active else _("closed")

    @display(description=gettext_lazy("last signed in"), ordering="last_login")
    def signed_in(self, obj: User) -> str:
        """The day, as days stand elsewhere."""
        return day(timezone.localtime(obj.last_login)) if obj.last_login else _("never")

    def get_readonly_fields(self, request: HttpRequest, obj: User | None = None) -> tuple[str, ...]:
        """An address stays with its account.

        Sign-in keeps a list of addresses of its own, which this zone may not touch: after a change
        the old address would still open the account.
        """
        return ("email",) if obj else ()

    def get_form(
        self,
        request: HttpRequest,
        obj: User | None = None,
        change: bool = False,  # noqa: FBT001, FBT002  (as Django calls it)
        **kwargs: Any,
    ) -> Any:
        """The form knows who fills it in."""
        form = super().get_form(request, obj, change, **kwargs)
        form.by = request.user
        return form

    def save_model(
        self,
        request: HttpRequest,
        obj: User,
        form: Any,
        change: bool,  # noqa: FBT001
    ) -> None:
        """Only the columns that administrators may write."""
        if change:
            obj.save(update_fields=["name", "role", "language", "is_active"])
            return
        obj.set_unusable_password()
        obj.is_demo = settings.DEMO  # what is tried out in the demo does not end it
        obj.save()
        self.invite(request, obj)

    def invite(self, request: HttpRequest, user: User) -> None:
        """Tell the new member of staff how to choose a password; nothing secret is sent."""
        address = request.build_absolute_uri(reverse("account_reset_password"))
        with translation.override(user.language):
            subject = _("Your account in Bostadsportalen")
            text = _(
                "Hello %(name)s,\n\nAn account has been opened for you. Choose a password here, "
                "with this e-mail address:\n%(address)s\n"
            ) % {"name": user.name, "address": address}
        try:
            send_mail(subject, text, None, [user.email])
        except (OSError, SMTPException):
            logger.exception("The e-mail to a new user could not be sent.")
            told = _(
                "The account is there, but no e-mail could be sent. Tell %(name)s to open the "
                "sign-in page and choose “Forgotten the password?”."
            )
            messages.warning(request, told % {"name": user.name})
        else:
            told = _("An e-mail tells %(name)s how to choose a password.")
            messages.info(request, told % {"name": user.name})


site.register(User, UserAdmin)
