"""What differs from allauth's defaults."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest
from django.urls import reverse

from accounts.models import User


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """Accounts are made by an administrator."""

    def is_open_for_signup(self, _request: HttpRequest) -> bool:
        """Nobody makes an account of their own."""
        return False

    def is_safe_url(self, url: str) -> bool:
        """Whether sign-in may lead there; an address that cannot be read is none of ours."""
        try:
            return bool(super().is_safe_url(url))
        except ValueError:  # from urlparse, and not of every Python
            return False

    def set_password(self, user: User, password: str) -> None:
        """Write this one column: the sign-in zone may not write the others."""
        user.set_password(password)
        user.save(update_fields=["password"])

    def get_password_change_redirect_url(self, _request: HttpRequest) -> str:
        """Back to work when the password is changed."""
        return reverse("home")
