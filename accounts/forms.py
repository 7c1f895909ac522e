"""allauth's forms in our own look and words."""

from typing import Any

from allauth.account import forms as allauth_forms
from crispy_forms.helper import FormHelper
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from config.shared.forms import form_helper

SENTENCES = {
    "email_password_mismatch": _(
        "The e-mail address or the password is not right. Check both, also that Caps Lock is off, "
        "or choose a new password."
    ),
    "too_many_login_attempts": _(
        "There have been too many attempts to sign in. Wait five minutes and try again, or choose "
        "a new password."
    ),
}


def without_placeholders(form: Any) -> None:
    """Labels stand above the fields; a text inside them would vanish on typing."""
    for field in form.fields.values():
        field.widget.attrs.pop("placeholder", None)


class SignInForm(allauth_forms.LoginForm):  # type: ignore[misc]  # allauth has no types
    """E-mail and password."""

    helper = form_helper(_("Sign in"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].label = _("E-mail address")
        self.fields["login"].widget.attrs.update({"autocomplete": "username", "type": "email"})
        self.fields["password"].help_text = ""
        without_placeholders(self)

    def clean(self) -> Any:
        """Say what is wrong in our own words, without telling which half it is."""
        try:
            return super().clean()
        except ValidationError as error:
            code = error.code or ""
            raise ValidationError(SENTENCES.get(code, error.message), code=code) from error


class AskForPasswordResetForm(allauth_forms.ResetPasswordForm):  # type: ignore[misc]  # likewise
    """The address a link is sent to."""

    helper = form_helper(_("Send the link"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].label = _("E-mail address")
        self.fields["email"].widget.attrs["autocomplete"] = "username"
        without_placeholders(self)

    def save(self, request: HttpRequest, **kwargs: Any) -> str:
        """Send the link; nothing goes to an address without an account, and no page tells which."""
        if self.users:
            super().save(request, **kwargs)
        return str(self.cleaned_data["email"])


class PasswordFromLinkForm(allauth_forms.ResetPasswordKeyForm):  # type: ignore[misc]  # likewise
    """A new password, after the link."""

    helper = form_helper(_("Save the new password"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password1"].label = _("New password")
        self.fields["password2"].label = _("New password once more")
        without_placeholders(self)


class PasswordChangeForm(allauth_forms.ChangePasswordForm):  # type: ignore[misc]  # likewise
    """The password now, and a new one."""

    helper = form_helper(_("Save the new password"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["oldpassword"].label = _("Password now")
        self.fields["password1"].label = _("New password")
        self.fields["password2"].label = _("New password once more")
        without_placeholders(self)


class ConfirmPasswordForm(allauth_forms.ReauthenticateForm):  # type: ignore[misc]  # likewise
    """The password again, before something that needs it."""

    helper: FormHelper = form_helper(_("Confirm"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        without_placeholders(self)
