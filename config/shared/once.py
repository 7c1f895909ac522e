"""Texts that a data folder makes for itself at their first use, such as a key or a password."""

import secrets
from collections.abc import Callable
from pathlib import Path


def made_once(path: Path, make: Callable[[], str]) -> str:
    """What stands in this file; made, for its owner's eyes only, where there is none yet."""
    if not path.is_file():
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
        fresh.touch(mode=0o600)
        fresh.write_text(make(), encoding="ascii")
        try:
            path.hardlink_to(fresh)  # one of several starting processes wins
        except FileExistsError:
            pass
        finally:
            fresh.unlink()
    return path.read_text(encoding="ascii").strip()
