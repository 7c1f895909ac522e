"""What exceptions disregard was written in free words; the core knows codes.

The landlord's own words stay: the wording of the exception keeps them on a line of its own, from
which the way back reads them again.
"""

from typing import Any

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

CODES = {"certified", "certified_remarks", "certified_debts", "certified_disturbances"}
WORDS = (
    ("anmärkning", "certified_remarks"),
    ("remark", "certified_remarks"),
    ("skuld", "certified_debts"),
    ("debt", "certified_debts"),
    ("störning", "certified_disturbances"),
    ("disturbance", "certified_disturbances"),
)
TOPICS = {
    "remarks": "certified_remarks",
    "enforcement": "certified_debts",
    "rent_debt": "certified_debts",
    "disturbance": "certified_disturbances",
}
WORDS_BY_CODE = {
    "certified": "skulder, anmärkningar och störningar med intyg",
    "certified_remarks": "betalningsanmärkningar som intyget gäller",
    "certified_debts": "skulder som intyget gäller",
    "certified_disturbances": "störningar som intyget gäller",
}
KNOWN = {words: code for code, words in WORDS_BY_CODE.items()}
KEPT = "Bortses från: "


def code_of(text: str, topic: str) -> str:
    """The code that says it: by the words, else by the topic; any of them where neither tells."""
    if text in KNOWN:
        return KNOWN[text]
    named = {code for word, code in WORDS if word in text.lower()}
    if len(named) == 1:
        return named.pop()
    return "certified" if named else TOPICS.get(topic, "certified")


def to_code(exception: Any) -> None:
    """The code instead of the words, and the words beside the wording unless the code says them."""
    text = exception.disregards
    exception.disregards = code_of(text, exception.topic)
    if text not in KNOWN:
        exception.wording = f"{exception.wording}\n{KEPT}{text}".lstrip("\n")


def to_words(exception: Any) -> None:
    """The words that were kept, or those of the code."""
    *before, last = exception.wording.split("\n")
    if last.startswith(KEPT):
        exception.disregards = last.removeprefix(KEPT)
        exception.wording = "\n".join(before)
    else:
        exception.disregards = WORDS_BY_CODE[exception.disregards]


def forwards(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    """Every exception that disregards something in words."""
    rows = apps.get_model("landlords", "ExceptionRule").objects.exclude(disregards="")
    for exception in rows.exclude(disregards__in=CODES):
        to_code(exception)
        exception.save(update_fields=["disregards", "wording"])


def backwards(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    """Every exception that disregards something by its code."""
    rows = apps.get_model("landlords", "ExceptionRule").objects.filter(disregards__in=CODES)
    for exception in rows:
        to_words(exception)
        exception.save(update_fields=["disregards", "wording"])


class Migration(migrations.Migration):
    dependencies = [("landlords", "0001_records_and_terms")]

    operations = [migrations.RunPython(forwards, backwards)]
