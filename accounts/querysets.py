"""What can be asked about users."""

from typing import TYPE_CHECKING, Any

from django.contrib.auth.models import BaseUserManager

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from accounts.models import User


class UserManager(BaseUserManager["User"]):
    """Creates users; e-mail addresses are compared without regard to case."""

    def create_user(self, *, email: str, password: str | None = None, **fields: Any) -> "User":
        """A new user; without a password nobody can sign in until one is chosen by reset."""
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save()
        return user

    def waiting(self) -> "QuerySet[User]":
        """Open accounts whose owner has never signed in, the oldest first."""
        unused = self.filter(is_active=True, last_login__isnull=True)
        return unused.order_by("date_joined", "pk")

    def get_by_natural_key(self, username: str | None) -> "User":
        """The user who signs in with this e-mail address."""
        return self.get(email__iexact=username)
