"""Compile the message catalogues: ``python -m config.catalogues``.

Catalogues are kept as text; what Django reads is made from them here, without any tool from outside
Python.
"""

from pathlib import Path

import polib

FOLDER = Path(__file__).resolve().parent.parent / "locale"


def compile_stale() -> list[Path]:
    """Compile each catalogue that is newer than what was made from it; those that were."""
    stale = [po for po in sorted(FOLDER.glob("*/LC_MESSAGES/*.po")) if is_stale(po)]
    for po in stale:
        made = po.with_suffix(f".{po.stat().st_mtime_ns}.tmp")
        polib.pofile(str(po)).save_as_mofile(str(made))
        made.replace(po.with_suffix(".mo"))  # at once: several test processes may do this together
    return stale


def is_stale(po: Path) -> bool:
    """Whether the compiled catalogue is missing or older than its text."""
    mo = po.with_suffix(".mo")
    return not mo.is_file() or mo.stat().st_mtime < po.stat().st_mtime


if __name__ == "__main__":
    compile_stale()
