"""Take landlords and their terms out as a file in the exchange format (docs/exchange.md)."""

import os
import pwd
from typing import Any

from django.core.management.base import CommandError, CommandParser
from django.db import Error, connection, transaction
from django.utils import translation

from accounts.actions import log_take_out
from accounts.models import TakeOut
from config.shared.zones import Zone, ZoneCommand
from landlords.exchange.export_file import (
    CannotWriteError,
    Export,
    ExportToFile,
    ExportToOutput,
)
from landlords.exchange.writing import Inventory
from landlords.exchange.writing_columns import UnreadableError

MANY = 500  # landlords; below that nobody has to wait
OUTPUT = "-"


class Command(ZoneCommand):
    """One transaction that sees one state of the records; a file that is there whole or not at all."""

    help = (
        "Take landlords and their terms out as a file (docs/exchange.md). Without --restricted it "
        "holds open records only (K1). With it, also exceptions, priority rules, cooperation, "
        "offers and contact persons (K2): that is logged."
    )
    zone = Zone.ADMIN

    def add_arguments(self, parser: CommandParser) -> None:
        """The file, what it may hold, whether it may replace another."""
        parser.add_argument("file", help="the file to write; - for the standard output")
        parser.add_argument(
            "--restricted", action="store_true", help="restricted records too (K2); logged"
        )
        parser.add_argument("--force", action="store_true", help="replace a file that is there")

    def handle(self, *args: Any, **options: Any) -> None:
        """The file is put in place after the transaction that logged it; never before."""
        to_output = options["file"] == OUTPUT
        self.told = self.stderr if to_output else self.stdout
        try:
            with translation.override("en"), self.export(options) as export:
                with transaction.atomic():
                    see_one_state()
                    line = super().handle(*args, export=export, **options)
                export.put_in_place()
        except CannotWriteError as error:
            raise CommandError(str(error)) from None
        except UnreadableError as error:
            raise CommandError(
                f"Nothing was written: a record cannot be read: {error} Correct it in the portal."
            ) from None
        except Error as error:
            reason = str(error).strip().partition("\n")[0] or type(error).__name__
            raise CommandError(f"Nothing was written: the database refused ({reason}).") from error
        self.told.write(line or "", self.told.style_func)

    def export(self, options: dict[str, Any]) -> Export:
        """Where it goes."""
        if options["file"] == OUTPUT:
            output: Any = self.stdout  # which hands on what it wraps
            return ExportToOutput(output.buffer)
        return ExportToFile(options["file"], private=options["restricted"], force=options["force"])

    def run(self, *_args: Any, **options: Any) -> str:
        """Write everything aside, and log it if it is restricted; what to tell afterwards."""
        export: Export = options["export"]
        restricted: bool = options["restricted"]
        inventory = Inventory(restricted=restricted)
        sha256 = export.write(inventory.parts(self.progress))
        count = len(inventory.landlords)
        if restricted:
            log_take_out(
                what=TakeOut.What.INVENTORY,
                record_class=TakeOut.RecordClass.RESTRICTED,
                landlords=count,
                sha256=sha256,
                by=system_user(),
            )
        held = "Restricted sections are in it: this was logged."
        if not restricted:
            held = "Restricted sections are left out."
        landlords = "1 landlord" if count == 1 else f"{count} landlords"
        return f"{landlords} written (SHA-256 {sha256}). {held}"

    def progress(self, done: int, total: int) -> None:
        """Count what has been written."""
        if total >= MANY:
            self.told.write(f"Wrote {done} of {total} landlords.")


def see_one_state() -> None:
    """Let every question of this transaction be answered from one and the same state.

    It must be the first thing in a transaction; in one that has begun long before (in tests) it is
    left out.
    """
    if len(connection.savepoint_ids) == 0:
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")


def system_user() -> str:
    """The account of the operating system that runs this."""
    number = os.getuid()
    try:
        return pwd.getpwuid(number).pw_name[:100]
    except KeyError:
        return f"uid {number}"
