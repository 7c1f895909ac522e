"""`make`: what it says, what it wants, what it does once only; on tools that merely write down."""

import os
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from config.embedded.server import ROOT

Make = Callable[..., subprocess.CompletedProcess[str]]

# Stands for python3 and, once it has made an environment, for the python in it.
PYTHON = """#!/bin/sh
echo "$*" >>calls
case "$*" in
  *version_info*) test ! -e too-old ;;
  *ensurepip*) test ! -e no-venv ;;
  "-m venv"*) mkdir -p .venv/bin && cp python .venv/bin/python ;;
  "-m pip"*) test ! -e no-index ;;
  "-m playwright"*) test ! -e no-libatomic1 ;;
  *) echo "$2" ;;
esac
"""
ID = "#!/bin/sh\ntest -e root && echo 0 || echo 1000\n"
APT = '#!/bin/sh\necho "apt-get $*" >>calls\necho much >&2\ntest ! -e no-mirror || exit 100\n'
TOOLS = (
    "sh",
    "bash",
    "dirname",
    "printf",
    "env",
    "rm",
    "mkdir",
    "cp",
    "touch",
    "test",
    "awk",
    "cat",
)

ENVIRONMENT = "Python: making an environment in .venv …\n"
PORTAL = "Packages: installing what the portal needs …\n"
TESTS = "Packages: installing what its tests need …\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The Makefile and what it depends on, in a folder without an environment."""
    shutil.copy(ROOT / "Makefile", tmp_path)
    for name in ("requirements.txt", "requirements-dev.txt"):
        (tmp_path / name).touch()
    write_program(tmp_path / "python", PYTHON)
    (tmp_path / "bin").mkdir()
    write_program(tmp_path / "bin" / "id", ID)
    write_program(tmp_path / "bin" / "apt-get", APT)
    for tool in TOOLS:
        found = shutil.which(tool)
        assert found is not None, tool
        (tmp_path / "bin" / tool).symlink_to(found)
    return tmp_path


@pytest.fixture
def make(project: Path) -> Make:
    """Run make in it with those tools alone."""

    def run(*goals: str, **environment: str) -> subprocess.CompletedProcess[str]:
        program = shutil.which("make")
        assert program is not None
        return subprocess.run(
            [program, "PY=./python", *goals],
            cwd=project,
            env={"PATH": str(project / "bin"), **environment},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    return run


def write_program(path: Path, text: str) -> None:
    """A file that can be run."""
    path.write_text(text, encoding="utf-8")
    path.chmod(0o755)


def calls(project: Path) -> list[str]:
    """What the tools were asked for since the last look."""
    path = project / "calls"
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    path.unlink(missing_ok=True)
    return lines


def sentence(done: subprocess.CompletedProcess[str]) -> str:
    """The one line it said before make gave up."""
    assert done.returncode != 0
    said, ending = done.stderr.splitlines()
    assert ending.startswith("make: ***")
    return said


def test_it_says_a_line_for_each_long_step_and_does_it_once(project: Path, make: Make) -> None:
    assert make("run").stdout == f"{ENVIRONMENT}{PORTAL}config.catalogues\nconfig.start\n"
    assert make("test", PORTAL_REQUIRE_BROWSER="1").returncode != 0
    (project / "bin" / "chromium").symlink_to(project / "python")
    calls(project)

    assert make("run").stdout == "config.start\n"
    assert make("test").stdout == "Tests: running …\npytest\n"
    assert not any("venv" in call or "pip install" in call for call in calls(project))

    os.utime(project / "requirements.txt", (4e9, 4e9))
    assert make("run").stdout.startswith(PORTAL)


def test_packages_are_installed_by_their_hashes(project: Path, make: Make) -> None:
    make("test")
    installed = [call for call in calls(project) if call.startswith("-m pip install")]
    assert [call.split()[-1] for call in installed] == ["requirements.txt", "requirements-dev.txt"]
    assert all("--require-hashes" in call for call in installed)


@pytest.mark.parametrize("goal", ["run", "test"])
@pytest.mark.parametrize(
    ("flag", "said"),
    [
        ("too-old", "Python 3.11 or newer is needed and ./python is not one: name another"),
        ("no-venv", "Python's venv is missing: as root, apt-get install python3-venv"),
        ("no-index", "The packages in requirements.txt could not be installed: see that"),
    ],
)
def test_what_is_missing_is_said_in_a_sentence(
    project: Path, make: Make, goal: str, flag: str, said: str
) -> None:
    (project / flag).touch()
    assert sentence(make(goal)).startswith(said)
    assert not (project / ".venv" / "run.stamp").exists()

    (project / flag).unlink()
    assert make(goal).returncode == 0


def test_a_python_that_is_not_there_is_said_in_a_sentence(make: Make) -> None:
    assert "nowhere/python is not one" in sentence(make("run", "PY=nowhere/python"))


def test_an_environment_left_half_made_is_made_anew(project: Path, make: Make) -> None:
    (project / ".venv" / "bin").mkdir(parents=True)
    shutil.copy(project / "python", project / ".venv" / "bin")
    assert make("run").stdout.startswith(ENVIRONMENT)
    assert "-m venv --clear .venv" in calls(project)


def test_an_environment_whose_python_is_gone_is_made_anew(project: Path, make: Make) -> None:
    make("run")
    (project / ".venv" / "bin" / "python").unlink()
    assert make("run").stdout.startswith(ENVIRONMENT)


def test_an_ordinary_user_is_told_that_there_is_no_browser(project: Path, make: Make) -> None:
    done = make("test")
    assert done.returncode == 0
    assert done.stderr.endswith("chromium libatomic1): the tests in a browser are left out\n")
    assert done.stdout.endswith("Tests: running …\npytest\n")
    assert not any(call.startswith("apt-get") for call in calls(project))


def test_root_gets_a_browser(project: Path, make: Make) -> None:
    (project / "root").touch()
    done = make("test")
    assert done.stderr == ""
    assert "Chromium: installing it" in done.stdout
    assert "apt-get install -y -qq --no-install-recommends chromium libatomic1" in calls(project)


@pytest.mark.parametrize("user", ["root", "ordinary"])
def test_a_browser_that_is_demanded_and_missing_ends_the_run(
    project: Path, make: Make, user: str
) -> None:
    (project / user).touch()
    (project / "no-mirror").touch()
    assert "demands it" in sentence(make("test", PORTAL_REQUIRE_BROWSER="1"))
    assert "-m pytest -q -n 2" not in calls(project)
    assert make("test").returncode == 0


def test_every_command_is_in_the_help(make: Make) -> None:
    shown = re.findall(r"^make (\S+) +\S", make("help").stdout, re.MULTILINE)
    phony = re.search(r"^\.PHONY: (.*)$", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    assert phony is not None
    assert sorted(shown) == sorted(phony[1].split())
    named = set(re.findall(r"`make (\w+)", (ROOT / "README.md").read_text(encoding="utf-8")))
    assert named <= set(shown)
    assert named >= set(shown) - {"help"}


@pytest.mark.parametrize(
    ("there", "demanded"), [("root", "1"), ("bin/chromium", "1"), ("nothing", "")]
)
def test_ci_demands_a_browser_where_one_can_be_had(
    project: Path, there: str, demanded: str
) -> None:
    (project / ".ci").mkdir()
    shutil.copy(ROOT / ".ci" / "run", project / ".ci")
    write_program(project / "bin" / "make", '#!/bin/sh\necho "$2 ${PORTAL_REQUIRE_BROWSER:-}"\n')
    write_program(project / there, "#!/bin/sh\n")
    done = subprocess.run(
        ["bash", ".ci/run"],
        cwd=project,
        env={"PATH": str(project / "bin")},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert done.stdout.splitlines() == [f"test {demanded}", f"check {demanded}"]
    assert ("No page is opened in a browser" in done.stderr) == (demanded == "")


@pytest.mark.parametrize("name", ["requirements", "requirements-dev"])
def test_the_lock_has_hashes_and_extras_and_names_no_host(name: str) -> None:
    text = (ROOT / f"{name}.txt").read_text(encoding="utf-8")
    locked = re.findall(r"^([a-z0-9-]+(?:\[[a-z,-]+\])?)==\S+.*?((?:\\\n.*)*)$", text, re.MULTILINE)
    assert len(locked) == len(re.findall(r"^\S+==", text, re.MULTILINE))
    assert all("--hash=sha256:" in hashes for _name, hashes in locked)
    assert "://" not in text
    asked = (ROOT / f"{name}.in").read_text(encoding="utf-8")
    names = {name for name, _hashes in locked}
    assert set(re.findall(r"^([a-z0-9-]+(?:\[[a-z,-]+\])?)", asked, re.MULTILINE)) - {"-c"} <= names
    # Without them pip looks for the newest when another package asks for these extras.
    assert (
        names >= {"requirements": {"psycopg[binary]"}, "requirements-dev": {"coverage[toml]"}}[name]
    )
