"""Who may import what, where import-linter cannot look: the plain modules, yaml, and modules of one system only."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from site_builder import FUNCTIONS, ROOT

PLAIN_MODULES = ("app.py", "server.py", "wsgi.py", "livereload.py", "static_site.py", "scheduled.py", "accounts.py")
POSIX_ONLY = {"fcntl", "pwd", "grp", "resource", "termios", "posix", "pty", "tty", "syslog", "crypt", "readline"}
NOT_OURS = {".venv", "build", "var", "tests", "__pycache__", "node_modules"}


def imported(source: str) -> Iterator[str]:
    """The first name of every module that is imported, anywhere in the source."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.partition(".")[0]
        elif isinstance(node, ast.Call) and getattr(node.func, "attr", getattr(node.func, "id", "")) in (
            "import_module",
            "__import__",
        ):
            yield from (a.value.partition(".")[0] for a in node.args if isinstance(a, ast.Constant) and a.value)


def sources() -> dict[str, Path]:
    """Every module of ours outside the tests, by its path in the repository."""
    found = {path.relative_to(ROOT): path for path in ROOT.rglob("*.py")}
    ours = {at: path for at, path in found.items() if not NOT_OURS & set(at.parts) and not at.parts[0].startswith(".")}
    return {at.as_posix(): path for at, path in ours.items()}


@pytest.mark.parametrize("module", PLAIN_MODULES)
def test_what_serves_never_imports_the_builder(module):
    names = set(imported((FUNCTIONS / module).read_text("utf-8")))
    assert names
    assert not names & {"site_builder", "yaml", "mkdocs", "material"}


def test_only_one_module_reads_yaml():
    readers = [at for at, path in sources().items() if "yaml" in imported(path.read_text("utf-8"))]
    assert readers == ["site_builder/yaml_text.py"]


def test_nothing_needs_a_module_that_windows_lacks():
    ours = {at: path for at, path in sources().items() if at.startswith(("site_builder/", "functions/"))}
    assert len(ours) > len(PLAIN_MODULES)
    needed = {at: POSIX_ONLY & set(imported(path.read_text("utf-8"))) for at, path in ours.items()}
    guarded = ours["functions/chalicelib/casework/opened_apart.py"].read_text("utf-8")
    assert 'if sys.platform != "win32"' in guarded  # limits on memory, which Windows has none of
    needed.pop("functions/chalicelib/casework/opened_apart.py")
    assert not any(needed.values())


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("import yaml", ["yaml"]),
        ("import os.path, yaml as y", ["os", "yaml"]),
        ("from yaml.loader import Loader", ["yaml"]),
        ("def f():\n    import fcntl", ["fcntl"]),
        ("importlib.import_module('yaml')", ["yaml"]),
        ("from .yaml import x", []),
    ],
)
def test_an_import_is_seen_however_it_is_written(source, names):
    assert list(imported(source)) == names
