"""A browser without scripts, small enough to trust: it fills in a page's form and presses buttons."""

from html.parser import HTMLParser
from typing import Any
from urllib.parse import urldefrag, urljoin

from django.test import Client


class FormReader(HTMLParser):
    """Reads what a browser would send for the record form of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.values: dict[str, list[str]] = {}
        self.known: set[str] = set()
        self.buttons: set[tuple[str, str]] = set()
        self.errors: list[str] = []
        self.text: list[str] = []
        self.in_form = self.in_template = self.in_error = 0
        self.select = self.area = ""
        self.first = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what there is to fill in."""
        given = {name: value or "" for name, value in attrs}
        self.in_template += tag == "template"
        self.in_form += tag == "form" and "record-form" in given.get("class", "")
        if self.in_error:
            self.in_error += tag in {"div", "p"}
        elif tag == "div" and given.get("class") in {"field-errors", "error-summary"}:
            self.in_error = 1
        if self.in_form and not self.in_template:
            self.handle_control(tag, given)

    def handle_control(self, tag: str, given: dict[str, str]) -> None:
        """Keep the value a browser would send."""
        name, value = given.get("name", ""), given.get("value", "")
        if tag == "input" and given.get("type") in {"checkbox", "radio"}:
            self.known.add(name)
            if "checked" in given:
                self.values.setdefault(name, []).append(given.get("value", "on"))
        elif tag == "input" and name:
            self.put(name, value)
        elif tag == "select":
            self.select, self.first = name, ""
            self.known.add(name)
        elif tag == "option" and self.select:
            self.handle_option(given, value)
        elif tag == "textarea":
            self.area = name
            self.put(name, "")
        elif tag == "button" and given.get("type") == "submit":
            self.buttons.add((name, value))

    def handle_option(self, given: dict[str, str], value: str) -> None:
        """The chosen option, or the first one while none is chosen."""
        if self.select not in self.values or "selected" in given:
            self.values[self.select] = [value]

    def handle_endtag(self, tag: str) -> None:
        """Leave what was entered."""
        self.in_template -= tag == "template"
        if self.in_error:
            self.in_error -= tag in {"div", "p"}
        if tag == "form":
            self.in_form = 0
        if tag == "select":
            self.select = ""
        if tag == "textarea":  # the first line break belongs to the tag
            self.values[self.area] = [self.values[self.area][0].removeprefix("\n")]
            self.area = ""

    def handle_data(self, data: str) -> None:
        """Text of errors and of text areas."""
        if self.area:
            self.values[self.area] = [self.values[self.area][0] + data]
        if self.in_error and data.strip():
            self.errors.append(data.strip())
        self.text.append(data)

    def put(self, name: str, value: str) -> None:
        """One more value."""
        self.known.add(name)
        self.values.setdefault(name, []).append(value)


class Browser:
    """A page with a record's form, as somebody without scripts uses it."""

    def __init__(self, client: Client, url: str) -> None:
        self.client = client
        self.show(client.get(url), url)

    def show(self, response: Any, url: str) -> None:
        """Read a page."""
        self.response, self.url = response, urldefrag(url).url
        self.form = FormReader()
        self.form.feed(response.content.decode())

    def fill(self, **fields: Any) -> None:
        """Write into fields that are there; ``__`` stands for a hyphen."""
        for name, value in fields.items():
            self.set(name.replace("__", "-"), value)

    def set(self, name: str, value: Any) -> None:
        """Write into one field that is there."""
        assert name in self.form.known, (name, sorted(self.form.known))
        self.form.values[name] = value if isinstance(value, list) else [str(value)]

    def correct(self, reason: str = "Skrivfel") -> None:
        """Say that what stands there is corrected."""
        self.fill(verb="correct", reason=reason)

    def from_day(self, day: str) -> None:
        """Say that something new holds from a day."""
        self.fill(verb="from_day", from_day=day, same_source="1")

    def press(self, name: str, value: str = "") -> None:
        """Press a button that is there, and follow where it leads."""
        assert (name, value) in self.form.buttons, (name, value, self.form.buttons)
        sent = {**self.form.values, name: [value or "1"]}
        response = self.client.post(self.url, sent)
        if response.status_code == 302:
            url = urljoin(self.url, response["Location"])
            self.show(self.client.get(url), url)
        else:
            self.show(response, self.url)

    @property
    def errors(self) -> str:
        """All that is said to be wrong."""
        return " | ".join(self.form.errors)

    @property
    def text(self) -> str:
        """The page's words, spaces made one."""
        return " ".join("".join(self.form.text).split())
