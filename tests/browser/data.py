"""The data the browser looks at: the demo landlords, loaded once, and an object of each kind."""

from io import StringIO

from django.core.management import call_command
from django.db.models import Count, Model

from accounts.models import User
from accounts.roles import Role
from landlords.models import Landlord
from landlords.reference_data import FOLDER, load_all


def load() -> None:
    """Reference data and landlords as `make run` shows them."""
    load_all()
    inventory = str(FOLDER / "demo_inventory.json")
    call_command("import_inventory", inventory, apply=True, stdout=StringIO())


def remove() -> None:
    """Empty the tables, for the tests that come after."""
    call_command("flush", interactive=False, verbosity=0)


def example_landlord() -> Landlord:
    """The landlord that has most to say."""
    said = Landlord.objects.annotate(said=Count("scopes__requirements"))
    return said.order_by("-said", "pk")[0]


def example(model: type[Model]) -> Model:
    """Some object of this kind; of landlords the one above."""
    if model is Landlord:
        return example_landlord()
    found = model._default_manager.order_by("pk").first()
    assert found is not None, f"The data holds no {model.__name__}."
    return found


def forgetful() -> User:
    """Somebody who has forgotten the password."""
    email = "glomsk@example.test"
    found = User.objects.filter(email=email).first()
    return found or User.objects.create_user(email=email, name="Glomsk", role=Role.CASE_WORKER)
