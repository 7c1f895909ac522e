"""Every page there is, found in the URL configuration, with an object to show on it."""

from collections.abc import Iterator
from dataclasses import dataclass

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.apps import apps
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from accounts.roles import Role
from tests.browser import data, workbooks
from tests.browser.portal import Visitor


@dataclass(frozen=True)
class Place:
    """One address: its name with namespace, and what its path must be told."""

    name: str
    parameters: tuple[str, ...]

    def path(self, visitor: Visitor) -> str:
        """The address, with an object that exists."""
        return reverse(self.name, kwargs=arguments(self, visitor))


def places(resolver: URLResolver | None = None, space: str = "") -> Iterator[Place]:
    """Every address that has a name."""
    for entry in (resolver or get_resolver()).url_patterns:
        if isinstance(entry, URLResolver):
            inner = f"{space}{entry.namespace}:" if entry.namespace else space
            yield from places(entry, inner)
        elif isinstance(entry, URLPattern) and entry.name:
            yield Place(f"{space}{entry.name}", parameters(entry))


def parameters(entry: URLPattern) -> tuple[str, ...]:
    """The names of the parts of a path that vary."""
    converters = getattr(entry.pattern, "converters", {})
    return tuple(converters) or tuple(entry.pattern.regex.groupindex)


ALWAYS = {
    ("admin", "app_label"): "landlords",
    ("landlords", "code"): "ronna",
    ("landlords", "key"): "ensam-tva-barn-visstid",
}
"""What some parts of a path are for everybody."""


def arguments(place: Place, visitor: Visitor) -> dict[str, object]:
    """What fills the path: say here which object a new page with an argument shows."""
    space = place.name.split(":")[0]
    found: dict[str, object] = {}
    for parameter in place.parameters:
        if (space, parameter) in ALWAYS:
            found[parameter] = ALWAYS[space, parameter]
            continue
        match space, parameter:
            case "landlords", "pk":
                found["pk"] = data.example_landlord().pk
            case "workbook", "key":
                owner = Visitor(Role.COORDINATOR, visitor.language).user()
                found["key"] = workbooks.waiting(owner).pk
            case "admin", "object_id":
                found["object_id"] = example_of(place.name)
            case "account_reset_password_from_key", "uidb36":
                found["uidb36"] = user_pk_to_url_str(data.forgetful())
            case "account_reset_password_from_key", "key":
                found["key"] = default_token_generator.make_token(data.forgetful())
            case _:
                raise LookupError(
                    f"{place.name} has the argument {parameter}: say in {__name__}.arguments "
                    "which object it shows."
                )
    return found


def example_of(name: str) -> object:
    """The key of some object that this admin page is about."""
    app, model, _action = name.removeprefix("admin:").rsplit("_", 2)
    return data.example(apps.get_model(app, model)).pk
