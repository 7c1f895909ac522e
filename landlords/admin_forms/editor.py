"""The editor of tests, conditions and audiences: one form field whose value is the core's JSON.

A button shows the fields of what was chosen, or makes room for one more, by drawing the form again
with everything as it was typed; nothing is judged or saved by that. A script presses the first for
whoever has one, and takes the fields out of the answer.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from landlords.admin_forms.fields import message
from landlords.admin_forms.statements import (
    Catalogue,
    Slot,
    bound_slot,
    chosen_slot,
    redrawn_slot,
    stored_slot,
)
from landlords.requirements.catalogue import CATALOGUE, CONDITIONS, kinds_for_topic
from landlords.requirements.codes import Text, Topic
from landlords.requirements.contract import Statement
from landlords.requirements.parsing import (
    MOST_IN_LIST,
    dump_audience,
    dump_conditions,
    dump_tests,
    parse_audience,
    parse_conditions,
    parse_tests,
)
from landlords.requirements.problems import Problem, TermsError

REDRAW = "_redraw"
SHOW = "show"
PLACES = re.compile(r"\[(\d+)\]")
Data = Mapping[str, Any]


class Shape(Enum):
    """What an editor's value is made of."""

    TESTS = "tests"  # alternatives, each of tests that must all hold
    CONDITIONS = "conditions"  # conditions that must all hold
    AUDIENCE = "audience"  # one condition, or everyone

    def nested(self, stored: object) -> list[list[object]]:
        """The stored value as alternatives, each of entries; what cannot be read is left out."""
        if self is Shape.AUDIENCE:
            return [[stored]] if stored else []
        rows = stored if isinstance(stored, list) else []
        if self is Shape.CONDITIONS:
            return [rows] if rows else []
        return [row for row in rows if isinstance(row, list)]

    def shaped(self, nested: list[list[object]]) -> object:
        """The value to store."""
        if self is Shape.TESTS:
            return nested
        first = nested[0] if nested else []
        if self is Shape.CONDITIONS:
            return first
        return first[0] if first else None


READERS: dict[Shape, Callable[[object], object]] = {
    Shape.TESTS: lambda value: dump_tests(parse_tests(value)),
    Shape.CONDITIONS: lambda value: dump_conditions(parse_conditions(value)),
    Shape.AUDIENCE: lambda value: dump_audience(parse_audience(value)),
}
CATALOGUES: dict[Shape, Catalogue] = {
    Shape.TESTS: CATALOGUE,
    Shape.CONDITIONS: CONDITIONS,
    Shape.AUDIENCE: CONDITIONS,
}
NOTHING_CHOSEN: dict[Shape, Text] = {
    Shape.TESTS: _("Choose what is demanded"),
    Shape.CONDITIONS: _("Choose a condition"),
    Shape.AUDIENCE: _("Everyone"),
}


@dataclass(frozen=True)
class Group:
    """Kinds or conditions that stand together in the list; ``topic`` is empty for conditions."""

    label: str
    topic: str
    choices: list[tuple[str, str]]


def groups(shape: Shape, topic: str) -> list[Group]:
    """All that a slot can hold; the kinds of this topic first, then those of the others."""
    if shape is Shape.TESTS:
        by_topic = [(str(t.label), t.value, kinds) for t in Topic if (kinds := kinds_for_topic(t))]
        by_topic.sort(key=lambda group: group[1] != topic)
        return [Group(capfirst(label), code, named(kinds)) for label, code, kinds in by_topic]
    facts = [condition for condition in CONDITIONS if not condition.obtainable]
    arranged = [condition for condition in CONDITIONS if condition.obtainable]
    return [
        Group(gettext("How the household is"), "", named(facts)),
        Group(gettext("What can be arranged"), "", named(arranged)),
    ]


def named(statements: Iterable[type[Statement]]) -> list[tuple[str, str]]:
    """Codes and labels."""
    return [(statement.code, capfirst(str(statement.label))) for statement in statements]


@dataclass
class Editor:
    """Alternatives, each of slots; always with room for one."""

    name: str
    shape: Shape
    alternatives: list[list[Slot]]
    topic: str = ""
    is_judged: bool = False

    def __post_init__(self) -> None:
        """Have at least one slot to show."""
        if not self.alternatives:
            self.alternatives = [[Slot(f"{self.name}-0-0")]]

    @property
    def nothing(self) -> Text:
        """What a slot says in which nothing is chosen."""
        return NOTHING_CHOSEN[self.shape]

    @property
    def groups(self) -> list[Group]:
        """What a slot can hold."""
        return groups(self.shape, self.topic)

    @property
    def takes_alternatives(self) -> bool:
        """Whether there may be one more alternative."""
        return self.shape is Shape.TESTS and len(self.alternatives) < MOST_IN_LIST

    @property
    def takes_more(self) -> bool:
        """Whether an alternative may have one more slot."""
        return self.shape is not Shape.AUDIENCE

    @property
    def has_alternatives(self) -> bool:
        """Whether there is more than one alternative to tell apart."""
        return len(self.alternatives) > 1

    @property
    def filled(self) -> list[list[Slot]]:
        """What was chosen, without the empty slots."""
        rows = [[slot for slot in row if not slot.is_empty] for row in self.alternatives]
        return [row for row in rows if row]

    def read(self) -> object:
        """The value to store, as the core writes it. Raises ``ValidationError``."""
        self.is_judged = True
        told = [text for row in self.filled for slot in row for text in slot.told]
        if told:
            raise ValidationError(told)
        entries: list[list[object]] = [
            [slot.form.entry for slot in row if slot.form] for row in self.filled
        ]
        if not entries:
            return self.shape.shaped([])
        try:
            return READERS[self.shape](self.shape.shaped(entries))
        except TermsError as error:
            for problem in error.problems:
                self.place(problem)
            raise ValidationError([message(problem) for problem in error.problems]) from error

    def place(self, problem: Problem) -> None:
        """Show a problem at the slot it belongs to."""
        places = [int(place) for place in PLACES.findall(problem.path)]
        if self.shape is not Shape.TESTS:
            places = [0, *(places or [0])]
        row, place = [*places, 0, 0][:2]
        slot = self.filled[row][place]
        slot.problems = (*slot.problems, message(problem))

    @property
    def tells(self) -> bool:
        """Whether what is wrong is said inside the slots."""
        return any(slot.told for row in self.filled for slot in row)


def sent_editor(name: str, shape: Shape, data: Data) -> Editor:
    """The editor as it was sent, or as a button asked for it."""
    wish = str(data.get(REDRAW, ""))
    make = redrawn_slot if wish else bound_slot
    rows: dict[int, dict[int, Slot]] = {}
    pattern = re.compile(rf"{name}-(\d)(\d?)-(\d)(\d?)-kind", re.ASCII)
    for key in data:
        if found := pattern.fullmatch(key):
            row, place = int(found[1] + found[2]), int(found[3] + found[4])
            slot = f"{name}-{row}-{place}"
            rows.setdefault(row, {})[place] = make(slot, data[key], data, CATALOGUES[shape])
    in_order = [[slots[place] for place in sorted(slots)] for _row, slots in sorted(rows.items())]
    topic = str(data.get("topic", ""))
    editor = Editor(name, shape, in_order, topic)
    widen(editor, wish, topic)
    return editor


def widen(editor: Editor, wish: str, topic: str) -> None:
    """Do what a button asked for: make room, or choose the only kind of a topic."""
    name, _plus, place = wish.partition("+")
    if name == editor.name and place == "" and editor.takes_alternatives:
        editor.alternatives.append([Slot(f"{name}-{next_number(editor.alternatives)}-0")])
    elif name == editor.name and place in {str(row) for row in range(len(editor.alternatives))}:
        widen_row(editor, int(place))
    elif wish == SHOW and editor.shape is Shape.TESTS and not editor.filled:
        kinds = kinds_for_topic(Topic(topic)) if Topic.with_value(topic) else ()
        if len(kinds) == 1:
            editor.alternatives[0][0] = chosen_slot(editor.alternatives[0][0].name, kinds[0])


def widen_row(editor: Editor, place: int) -> None:
    """Make room for one more in this alternative."""
    row = editor.alternatives[place]
    if editor.takes_more and len(row) < MOST_IN_LIST:
        name, alternative, last = row[-1].name.rsplit("-", 2)
        row.append(Slot(f"{name}-{alternative}-{int(last) + 1}"))


def next_number(alternatives: list[list[Slot]]) -> int:
    """The number of the next alternative: one above the last one's."""
    return int(alternatives[-1][0].name.split("-")[-2]) + 1


def stored_editor(name: str, shape: Shape, stored: object, topic: str = "") -> Editor:
    """The editor of a stored value."""
    alternatives = [
        [
            stored_slot(f"{name}-{row}-{place}", entry, CATALOGUES[shape])
            for place, entry in enumerate(entries)
        ]
        for row, entries in enumerate(shape.nested(stored))
    ]
    return Editor(name, shape, alternatives, topic)


class EditorWidget(forms.Widget):
    """Draws an editor."""

    template_name = "admin/widgets/editor.html"
    use_fieldset = True

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.shape, self.topic = shape, ""

    def value_from_datadict(self, data: Data, _files: Any, name: str) -> Editor:
        """The editor as it was sent."""
        return sent_editor(name, self.shape, data)

    def value_omitted_from_data(self, data: Data, _files: Any, name: str) -> bool:
        """Whether nothing of the editor was sent."""
        return not any(key.startswith(f"{name}-") for key in data)

    def format_value(self, value: Any) -> Any:
        """An editor is drawn as it is."""
        return value

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """The editor, with what is wrong in it."""
        context = super().get_context(name, None, attrs)
        if not isinstance(value, Editor):
            value = stored_editor(name, self.shape, value, self.topic)
        context["editor"] = value
        context["redraw"] = REDRAW
        return context

    def id_for_label(self, _id: str) -> str:
        """An editor has no one input that its label could point at."""
        return ""


class EditorBoundField(forms.BoundField):
    """An editor in its form; it is drawn as it was judged."""

    is_editor = True

    @property
    def data(self) -> Any:
        """The editor as it was sent, one for judging and drawing."""
        kept = self.form.__dict__.setdefault("editors", {})
        if self.name not in kept:
            kept[self.name] = super().data
        return kept[self.name]

    @property
    def own_errors(self) -> list[str]:
        """What is wrong and not said inside the slots."""
        told = self.form.is_bound and self.data.tells
        return [] if told else [str(error) for error in self.errors]


class EditorField(forms.Field):
    """Tests, conditions or an audience; its value is the core's JSON."""

    def __init__(self, shape: Shape, **kwargs: Any) -> None:
        self.shape = shape
        super().__init__(widget=EditorWidget(shape), **kwargs)

    def get_bound_field(self, form: Any, field_name: str) -> EditorBoundField:
        """An editor is judged and drawn as one thing."""
        return EditorBoundField(form, self, field_name)

    def clean(self, value: Editor) -> object:
        """The value to store. Raises ``ValidationError``."""
        read = value.read()
        if self.required and not read:
            raise ValidationError(self.error_messages["required"], code="required")
        return read

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether something else would be stored."""
        try:
            return bool((initial or None) != (data.read() or None))
        except ValidationError:
            return True
