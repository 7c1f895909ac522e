"""What holds for the whole house, found by walking it."""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from accounts.roles import RIGHTS, Role
from landlords.requirements.catalogue import CATALOGUE, CONDITIONS
from tests.make import make_landlord, make_user
from tests.zone_client import ZoneClient

ROOT = Path(__file__).resolve().parent.parent
APPS = ("config", "accounts", "landlords", "inventory", "cases")
TEMPLATES = ROOT / "templates"

# Pages that nobody needs to be signed in for.
OPEN = {
    "account_login",
    "account_logout",
    "account_signup",
    "account_inactive",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key",
    "account_reset_password_from_key_done",
    "accounts:language",
    "neutral",
}


def patterns(resolver: URLResolver, prefix: str = "", space: str = "") -> Iterator[tuple[str, str]]:
    """Every address of the site as (path with made-up arguments, name)."""
    for entry in resolver.url_patterns:
        path = prefix + str(entry.pattern)
        if isinstance(entry, URLPattern):
            yield filled(path), f"{space}{entry.name}"
        else:
            inner = f"{space}{entry.namespace}:" if entry.namespace else space
            yield from patterns(entry, path, inner)


def filled(path: str) -> str:
    """A path that this pattern serves."""
    path = re.sub(r"<int:\w+>", "1", path)
    path = re.sub(r"<uuid:\w+>", "00000000-0000-0000-0000-000000000000", path)
    path = re.sub(r"<(?:\w+:)?\w+>", "x", path)
    path = re.sub(r"\(\?P<\w+>[^)]*\)", "1", path)
    return "/" + path.replace("^", "").replace("$", "").replace("\\Z", "")


ADDRESSES = sorted(patterns(get_resolver()))


def test_the_walk_finds_the_site() -> None:
    assert len(ADDRESSES) > 30
    assert ("/hyresvardar/", "landlords:landlord-list") in ADDRESSES


@pytest.mark.django_db
@pytest.mark.parametrize(("path", "name"), ADDRESSES)
@pytest.mark.parametrize("method", ["get", "post"])
def test_every_page_demands_sign_in(client: Client, path: str, name: str, method: str) -> None:
    if name in OPEN:
        return
    answer = getattr(client, method)(path)
    assert answer.status_code in {302, 404}, (path, answer.status_code)
    if answer.status_code == 302:
        sign_in = ("/konto/logga-in/", "/admin/login/")  # the latter redirects to the former
        assert answer.headers["Location"].startswith(sign_in), path


@pytest.mark.django_db
@pytest.mark.parametrize("role", list(Role))
def test_no_page_fails_for_anybody(role: Role) -> None:
    make_landlord(pk=1)
    browser = ZoneClient()
    browser.force_login(make_user(role=role))
    for path, name in ADDRESSES:
        if name == "account_logout":
            continue
        for method in (browser.get, browser.post):
            answer = method(path)
            assert answer.status_code in {200, 302, 403, 404, 405}, (path, answer.status_code)


@pytest.mark.django_db
def test_administrators_see_no_landlord_page(administrator: ZoneClient) -> None:
    make_landlord(pk=1)
    for path, name in ADDRESSES:
        if name.startswith("landlords:"):
            assert administrator.get(path).status_code in {403, 405}, path


@pytest.mark.django_db
def test_permissions_of_the_roles_exist() -> None:
    there = {
        f"{permission.content_type.app_label}.{permission.codename}"
        for permission in Permission.objects.select_related("content_type")
    }
    assert {name for rights in RIGHTS.values() for name in rights.permissions} <= there


def sources(*folders: str) -> Iterator[tuple[Path, str]]:
    """Our Python files and what stands in them."""
    for folder in folders:
        for path in sorted((ROOT / folder).rglob("*.py")):
            yield path.relative_to(ROOT), path.read_text(encoding="utf-8")


def test_the_core_imports_nothing_but_python_and_translation() -> None:
    for path, text in sources("landlords/requirements"):
        for node in ast.walk(ast.parse(text)):
            names: list[str] = []
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom):
                names = [node.module or ""]
            for name in names:
                ours = name.startswith("landlords.requirements")
                allowed = ours or name in {"django.utils.translation", "django_stubs_ext"}
                assert allowed or name.split(".")[0] in sys.stdlib_module_names, (path, name)


def test_every_kind_and_condition_says_itself_in_its_docstring() -> None:
    for entry in (*CATALOGUE, *CONDITIONS):
        assert entry.__doc__
        assert "(" not in entry.__doc__.split("\n")[0], (
            f"{entry.__name__} has a generated docstring"
        )


def test_views_fetch_only_what_the_user_may_see() -> None:
    for path, text in sources("landlords/views", "accounts"):
        if "views" in path.parts or path.name == "views.py":
            for match in re.finditer(r"\bLandlord\.objects\.(\w+)", text):
                assert match[1] in {"visible_to", "none"}, path


def test_nothing_is_kept_from_the_history() -> None:
    ways = re.compile(
        r"pgtrigger\.(ignore|runtime|disable|uninstall)|pghistory\.(context|runtime|create_event)\b"
        r"|(DISABLE|DROP) TRIGGER|session_replication_role"
    )
    told_of = {Path("config/history_guard.py"), Path("config/shared/changes.py")}
    for path, text in sources(*APPS):
        assert path in told_of or not ways.search(text), path


def test_every_module_says_what_lives_in_it() -> None:
    for path, text in sources(*APPS, "tests", "bench"):
        if "migrations" not in path.parts:
            assert ast.get_docstring(ast.parse(text)), f"{path} has no docstring"


def templates() -> Iterator[tuple[Path, str]]:
    """Our templates and what stands in them."""
    for path in sorted(TEMPLATES.rglob("*")):
        if path.is_file():
            yield path.relative_to(TEMPLATES), path.read_text(encoding="utf-8")


def test_no_key_is_written_with_its_thousands_apart() -> None:
    for path, text in templates():
        assert not re.search(r"\.pk }}", text), f'{path}: write {{{{ x.pk|stringformat:"d" }}}}'


def test_a_form_that_is_included_alone_is_given_its_token() -> None:
    posting = {
        path.as_posix()
        for path, text in templates()
        if "csrf_token" in text or path.name == "workbook_missing.html"  # drawn by crispy
    }
    included = re.compile(r'{% include "([^"]+)"([^%]*?) only %}')
    for path, text in templates():
        for name, given in included.findall(text):
            assert name not in posting or "csrf_token=csrf_token" in given, (path, name)


def test_no_template_holds_style_or_script_of_its_own() -> None:
    for path, text in templates():
        assert not re.search(r"\sstyle=|<style|\son[a-z]+=\"|<script(?![^>]*\ssrc=)", text), path
        assert not re.search(r"(?:src|href)=\"(?:https?:)?//", text), path


def test_every_template_is_used() -> None:
    code = "".join(text for _path, text in sources(*APPS))
    code += "".join(text for _path, text in templates())
    by_others = ("account/", "admin/", "bootstrap5/", "django/", "400", "403", "404", "500")
    for path, _text in templates():
        name = path.as_posix()
        assert name in code or name.startswith(by_others), f"{name} is used nowhere"


def test_every_component_says_what_it_takes() -> None:
    for path, text in templates():
        if path.parts[0] == "components":
            assert text.startswith(("{#", "{% comment")), path


def test_the_project_speaks_of_itself_alone() -> None:
    words = re.compile(r"pypi\.org|files\.pythonhosted|/work/|/tmp/bash_jobs|registry\.npmjs")
    made = {".git", ".venv", ".coverage", ".hypothesis", "var", "screenshots"}
    texts = {".py", ".md", ".txt", ".in", ".toml", ".html", ".json", ".po", ".css", ".js", ""}
    for folder in ROOT.iterdir():
        if folder.name in made or folder.name.endswith("_cache"):
            continue
        for path in [folder] if folder.is_file() else folder.rglob("*"):
            if path.is_file() and path.suffix in texts and path != Path(__file__):
                text = path.read_text(encoding="utf-8", errors="replace")
                assert not words.search(text), path


def test_the_paths_the_readme_names_exist() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    named = re.findall(r"`([\w./-]+/[\w./-]*|[\w-]+\.(?:py|md|toml))`", text)
    assert len(named) > 5
    for name in named:
        assert (ROOT / name).exists() or list(ROOT.glob(f"*/{name}")), name
    assert text.count("\n") <= 100
