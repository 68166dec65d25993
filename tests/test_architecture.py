"""The shape of the house: imports point down only, and what the tree may never hold."""

import re
import subprocess
from pathlib import Path

import pytest
from django.conf import settings
from importlinter.cli import lint_imports

ROOT = Path(settings.BASE_DIR)
TOP_LEVEL = {
    "manage.py",
    "pyproject.toml",
    "README.md",
    "LICENSE",
    "pnig",
    "compliance",
    "templates",
    "fixtures",
    "tests",
}
LONGEST_TEMPLATE = 120
LONGEST_MODULE = 400


def tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("not a git checkout")
    return [ROOT / name for name in listed.stdout.splitlines() if (ROOT / name).is_file()]


def texts() -> list[tuple[Path, str]]:
    binary = {".png", ".ico", ".woff2", ".pdf", ".xlsx", ".docx", ".mo"}
    return [(path, path.read_text(encoding="utf-8")) for path in tracked() if path.suffix not in binary]


def test_imports_point_down_only() -> None:
    assert lint_imports(config_filename=str(ROOT / "pyproject.toml")) == 0


def test_the_top_level_is_a_table_of_contents() -> None:
    names = {path.relative_to(ROOT).parts[0] for path in tracked()}
    extra = {name for name in names - TOP_LEVEL if not name.startswith((".", "requirements"))}
    assert extra == set()


def test_nothing_is_fetched_from_elsewhere() -> None:
    asset = re.compile(r"<(script|link|img)[^>]+https?://|--(extra-)?index-url|--find-links")
    assert [path.name for path, text in texts() if path.suffix in {".html", ".txt"} and asset.search(text)] == []


def test_templates_and_modules_can_be_held_in_the_head() -> None:
    limits = {".html": LONGEST_TEMPLATE, ".py": LONGEST_MODULE}
    long = [
        f"{path.relative_to(ROOT)}: {text.count(chr(10))} lines"
        for path, text in texts()
        if path.suffix in limits and "migrations" not in path.parts and text.count("\n") > limits[path.suffix]
    ]
    assert long == []


def test_every_module_opens_by_saying_what_lives_in_it() -> None:
    modules = [(path, text) for path, text in texts() if path.suffix == ".py" and text.strip()]
    silent = [
        str(path.relative_to(ROOT))
        for path, text in modules
        if not text.lstrip().startswith(('"""', "#!")) and "migrations" not in path.parts
    ]
    assert silent == []
