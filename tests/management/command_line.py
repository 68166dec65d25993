"""Commands as a shell runs them: what they print, and the code they end with. No test here."""

from dataclasses import dataclass

import pytest
from django.core.management import ManagementUtility


@dataclass(frozen=True)
class Ended:
    """A command that has ended."""

    code: int
    out: str
    err: str


def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, *arguments: object) -> Ended:
    """The command in this process, on the database of the test."""
    monkeypatch.setattr("django.core.management.base.connections.close_all", lambda: None)
    capsys.readouterr()
    code = 0
    try:
        ManagementUtility(["manage.py", *map(str, arguments)]).execute()
    except SystemExit as end:
        code = int(end.code or 0)
    return Ended(code, *capsys.readouterr())
