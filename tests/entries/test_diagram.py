"""The documentation's state diagram is the table's."""

from pathlib import Path

from django.conf import settings

from compliance.entries.diagram import diagram


def test_the_readme_shows_the_table_of_moves() -> None:
    readme = (Path(settings.BASE_DIR) / "README.md").read_text(encoding="utf-8")
    assert f"```mermaid\n{diagram()}\n```" in readme
