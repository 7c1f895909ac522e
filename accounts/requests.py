"""The request as our views see it."""

from django.http import HttpRequest

from accounts.models import User


class SignedInRequest(HttpRequest):
    """A request whose user is signed in; the middleware lets no other one reach a view."""

    user: User
