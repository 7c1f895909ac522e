"""A file into plain data: whatever is wrong with it as a file is told, never raised bare."""

import json
import stat
from collections import deque
from collections.abc import Iterator
from pathlib import Path

from django.utils.translation import gettext_lazy as _

from landlords.requirements.codes import Text
from landlords.requirements.problems import Problem, refused, step

LARGEST_FILE = 250_000_000  # bytes; ten thousand landlords with their terms, as exported, take half
LONGEST_NUMBER = 19  # digits; anything longer is out of range wherever it stands
MARKS = {
    b"\xef\xbb\xbf": _("a byte order mark"),
    b"\xff\xfe": _("the mark of UTF-16"),
    b"\xfe\xff": _("the mark of UTF-16"),
}

NO_FILE = _("There is no file %(name)s. Check the name and the folder.")
A_FOLDER = _("%(name)s is a folder. Name the file in it.")
NOT_PLAIN = _("%(name)s is not an ordinary file. Save the document as a file and name that.")
UNREADABLE = _("%(name)s cannot be read (%(why)s). See that the file is yours to read.")
TOO_LARGE = _("%(name)s is larger than %(most)s million bytes. Divide it into several files.")
NOTHING = _("%(name)s is empty. Was it saved?")
MARKED = _("%(name)s begins with %(mark)s. Save it as UTF-8 without a byte order mark.")
NOT_UTF8 = _("%(name)s is not UTF-8: byte %(byte)s does not fit. Save it as UTF-8.")
NOT_JSON = _(
    "%(name)s is not JSON: line %(line)s, column %(column)s (%(why)s). "
    "The file may be cut off or damaged there."
)
TOO_DEEP = _("%(name)s is nested far too deeply to be an inventory. Use another file.")
DOUBLED = _("This key stands twice in the same object. Keep one of them.")


class Doubled(dict[str, object]):
    """An object in which a key stood twice; the last one is kept, the names are remembered."""

    names: tuple[str, ...] = ()


def read_json(path: Path) -> tuple[object, list[Problem]]:
    """What the file holds, and keys that stand twice; TermsError if it holds nothing usable."""
    name = printable(path)
    data = parse(read_text(path, name), name)
    return data, list(doubled_keys(data))


def read_text(path: Path, name: str) -> str:
    """The file's text, if it is UTF-8."""
    content = read_bytes(path, name)
    if not content.strip():
        raise refused(NOTHING, name=name)
    for mark, called in MARKS.items():
        if content.startswith(mark):
            raise refused(MARKED, name=name, mark=str(called))
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise refused(NOT_UTF8, name=name, byte=str(error.start + 1)) from None


def read_bytes(path: Path, name: str) -> bytes:
    """The bytes of an ordinary file of bearable size."""
    try:
        found = path.stat()
    except (FileNotFoundError, ValueError):  # ValueError: a name that no file can have
        raise refused(NO_FILE, name=name) from None
    except OSError as error:
        raise refused(UNREADABLE, name=name, why=error.strerror or str(error)) from None
    refusal = unusable(found.st_mode, found.st_size)
    if refusal is not None:
        raise refused(refusal, name=name, most=LARGEST_FILE // 1_000_000)
    try:
        return path.read_bytes()
    except OSError as error:
        raise refused(UNREADABLE, name=name, why=error.strerror or str(error)) from None


def unusable(mode: int, size: int) -> "Text | None":
    """Why this is nothing to read, if so."""
    if stat.S_ISDIR(mode):
        return A_FOLDER
    if not stat.S_ISREG(mode):
        return NOT_PLAIN
    return TOO_LARGE if size > LARGEST_FILE else None


def parse(text: str, name: str) -> object:
    """JSON into plain data; TermsError with the place where it stops being JSON."""
    try:
        return json.loads(text, object_pairs_hook=paired, parse_int=bounded)
    except json.JSONDecodeError as error:
        line, column = str(error.lineno), str(error.colno)
        raise refused(NOT_JSON, name=name, line=line, column=column, why=error.msg) from None
    except RecursionError:
        raise refused(TOO_DEEP, name=name) from None


def paired(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """An object, remembering the names that stood twice."""
    made = dict(pairs)
    if len(made) == len(pairs):
        return made
    doubled = Doubled(made)
    names = [name for name, _value in pairs]
    doubled.names = tuple(name for name in made if names.count(name) > 1)
    return doubled


def bounded(digits: str) -> int:
    """A whole number; one of thousands of digits is cut, which leaves it out of every range."""
    return int(digits[:LONGEST_NUMBER])


def doubled_keys(data: object) -> Iterator[Problem]:
    """Every key that stands twice, with its place."""
    waiting: deque[tuple[str, object]] = deque([("", data)])
    while waiting:
        path, item = waiting.popleft()
        parts: list[tuple[str, object]] = []
        if isinstance(item, Doubled):
            for name in item.names:
                yield Problem(inside(path, name), DOUBLED)
        if isinstance(item, dict):
            parts = [(inside(path, key), value) for key, value in item.items()]
        elif isinstance(item, list):
            parts = [(f"{path}[{number}]", value) for number, value in enumerate(item)]
        waiting.extend((place, value) for place, value in parts if isinstance(value, dict | list))


def inside(path: str, key: object) -> str:
    """The place of a key in the object at this place."""
    return f"{path}.{step(key)}" if path else step(key)


def printable(path: Path) -> str:
    """A file's name as it can be printed anywhere."""
    return "".join(sign if sign.isprintable() else "?" for sign in str(path))
