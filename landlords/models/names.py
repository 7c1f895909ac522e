"""Names in Swedish alphabetical order on every server."""

from django.db import models
from django.db.models.functions import Lower
from django.utils.crypto import get_random_string


class SwedishOrder(models.Func):
    """The text with å, ä, ö moved behind z, so that a plain byte order is the Swedish one.

    Servers differ in the collations they have; this one expression sorts alike on all of them.
    """

    function = "translate"
    template = "%(function)s(%(expressions)s, 'åäöæøéèü', '{|}|}eey')"
    output_field = models.TextField()


def sort_name(field: str = "name") -> "models.GeneratedField":
    """A generated column to order by; always follow it with ``pk``."""
    return models.GeneratedField(
        expression=SwedishOrder(Lower(field)),
        output_field=models.TextField(db_collation="C"),
        db_persist=True,
    )


def new_key() -> str:
    """A key that nothing else has; whoever knows a better one, such as from a name, writes that."""
    return get_random_string(12, "abcdefghjkmnpqrstvwxyz0123456789")
