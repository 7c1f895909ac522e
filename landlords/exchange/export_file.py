"""Where an export goes: kept aside until it is whole and logged, then put in its place."""

import hashlib
import os
import secrets
import shutil
import stat
import tempfile
from abc import ABC, abstractmethod
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import IO, Final, Self

from landlords.exchange.json_file import printable

OWN: Final = 0o600  # readable by the owner only
USUAL: Final = 0o666  # of which the account's own mask takes away
CHUNK: Final = 1 << 20  # bytes


class CannotWriteError(Exception):
    """Why nothing can be written there, as a sentence that says what to do."""


class Export(ABC):
    """Bytes on their way to a place; without a call of ``put_in_place`` they come nowhere."""

    name: str
    file: IO[bytes]

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        """Leave nothing behind but what was put in place."""
        with suppress(OSError):  # what could not be written was told where it was written
            self.file.close()

    def write(self, parts: Iterable[str]) -> str:
        """Write the texts as UTF-8, down on the disk; the SHA-256 of the bytes, in hexadecimal."""
        digest = hashlib.sha256()
        for part in parts:
            content = part.encode("utf-8")
            digest.update(content)
            self.keep(content)
        self.settle()
        return digest.hexdigest()

    def keep(self, content: bytes) -> None:
        """Write these bytes."""
        try:
            self.file.write(content)
        except OSError as error:
            raise refusal(self.name, error) from None

    def settle(self) -> None:
        """See that what was written is on the disk."""
        try:
            self.file.flush()
            os.fsync(self.file.fileno())
        except OSError as error:
            raise refusal(self.name, error) from None

    @abstractmethod
    def put_in_place(self) -> None:
        """Let it be seen."""


class ExportToFile(Export):
    """A file that stands under another name until it is whole.

    ``private``: for the owner's eyes only. ``force``: may stand in for a file that is there.
    """

    def __init__(self, name: str, *, private: bool, force: bool) -> None:
        self.name = printable(Path(name))
        self.force = force
        try:
            self.path = Path(name).resolve()
            self.check()
            self.waiting = self.path.with_name(f".{secrets.token_hex(8)}.part")
            flags = os.O_CREAT | os.O_EXCL | os.O_RDWR
            opened = os.open(self.waiting, flags, OWN if private else USUAL)
        except (OSError, ValueError, RuntimeError) as error:
            raise refusal(self.name, error) from None
        self.file = os.fdopen(opened, "w+b")

    def __exit__(self, *error: object) -> None:
        """Take away what was not put in place."""
        super().__exit__(None, None, None)
        self.waiting.unlink(missing_ok=True)

    def check(self) -> None:
        """Refuse what is there already, unless it is an ordinary file and may be replaced."""
        try:
            mode = self.path.stat().st_mode
        except FileNotFoundError:
            return
        if stat.S_ISDIR(mode):
            raise CannotWriteError(f"{self.name} is a folder. Name a file in it.")
        if not stat.S_ISREG(mode):
            raise CannotWriteError(f"{self.name} is not an ordinary file. Name another one.")
        if not self.force:
            raise CannotWriteError(
                f"{self.name} is there already. Name another file, or add --force to replace it."
            )

    def put_in_place(self) -> None:
        """Give the file its name; one that has come there meanwhile is not replaced unasked."""
        try:
            self.check()
            self.waiting.replace(self.path)
        except OSError as error:
            raise refusal(self.name, error) from None


class ExportToOutput(Export):
    """The standard output: kept in a file without a name until it is whole."""

    name = "The standard output"

    def __init__(self, output: IO[bytes]) -> None:
        self.output = output
        try:
            self.file = tempfile.TemporaryFile()  # noqa: SIM115  (closed on leaving)
        except OSError as error:
            raise refusal(self.name, error) from None

    def put_in_place(self) -> None:
        """Print it."""
        try:
            self.file.seek(0)
            shutil.copyfileobj(self.file, self.output, CHUNK)
            self.output.flush()
        except OSError as error:
            raise refusal(self.name, error) from None


def refusal(name: str, error: Exception) -> CannotWriteError:
    """What the system said, as a sentence."""
    if isinstance(error, FileNotFoundError):
        return CannotWriteError(f"There is no folder to write {name} in. Make it, or name another.")
    why = getattr(error, "strerror", None) or str(error)
    return CannotWriteError(
        f"{name} cannot be written ({why}). Choose another place, or make room."
    )
