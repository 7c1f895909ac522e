"""The catalogue as a document: every kind and condition, its rule, and what can be said with it."""

from collections.abc import Iterable, Iterator
from inspect import cleandoc

from django.utils.translation import override

from landlords.requirements.catalogue import CATALOGUE, CONDITIONS, kinds_for_topic
from landlords.requirements.codes import Text, Topic
from landlords.requirements.contract import Statement
from landlords.requirements.params import ParamSpec, specs
from landlords.requirements.sentences import Value, text

HEAD = """# Requirements

What a landlord can be said to demand, made from the catalogue in `landlords/requirements/` by
`make docs`: change the code, not this page. Each kind is a sentence a landlord would accept; its
parameters stand with their unit and limits. Rows, weights, exceptions and outcomes are told in the
[tour](tour.md), the JSON in the [exchange format](exchange.md).
"""


def handbook() -> str:
    """The whole document, as Markdown."""
    return "\n".join(lines()) + "\n"


def lines() -> Iterator[str]:
    """Topic by topic, then the conditions."""
    yield HEAD
    for topic in Topic:
        kinds = kinds_for_topic(topic)
        yield from _section(f"{_swedish(topic)} · `{topic.value}`", kinds)
    yield from _section(
        "Conditions: whom a row is for, what an exception asks in return", CONDITIONS
    )
    yield f"{len(CATALOGUE)} kinds and {len(CONDITIONS)} conditions."


def _section(head: str, statements: Iterable[type[Statement]]) -> Iterator[str]:
    entries = list(statements)
    if not entries:
        return
    yield f"## {head}\n"
    for statement in entries:
        yield from _entry(statement)


def _entry(statement: type[Statement]) -> Iterator[str]:
    version = f", version {statement.version}" if statement.version > 1 else ""
    yield f"### `{statement.code}` – {_swedish(statement.label)}{version}\n"
    yield cleandoc(statement.__doc__ or "") + "\n"
    rows = [_parameter(spec) for spec in specs(statement)]
    if rows:
        yield "| parameter | på skärmen | is | from | to | if left out |"
        yield "| --- | --- | --- | --- | --- | --- |"
        yield from rows
        yield ""


def _parameter(spec: ParamSpec) -> str:
    unit = f", {text(spec.unit)}" if spec.unit else ""
    choices = ": " + ", ".join(f"`{value}`" for value, _label in spec.choices) if spec.code else ""
    kind = f"{spec.value_type.value.replace('_', ' ')}{'s' if spec.many else ''}{unit}{choices}"
    ends = [_limit(spec.least), _limit(spec.most)]
    default = "must be stated" if spec.required else _default(spec.default)
    return (
        f"| `{spec.name}` | {_swedish(spec.label)} | {kind} | {ends[0]} | {ends[1]} | {default} |"
    )


def _limit(limit: object) -> str:
    return "" if limit is None else str(limit)


def _default(default: object) -> str:
    if default is None:
        return "not said"
    return f"`{getattr(default, 'value', default)}`".lower()


def _swedish(value: "Value | Text") -> str:
    with override("sv"):
        words = text(value)
    return words[:1].upper() + words[1:]
