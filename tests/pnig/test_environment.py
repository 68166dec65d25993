"""What the settings read from outside."""

import multiprocessing
import stat
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from pnig import environment


@pytest.mark.parametrize(("given", "flag"), [("1", True), ("TRUE", True), ("0", False), ("", False), ("off", False)])
def test_a_flag_is_yes_or_no(monkeypatch, given, flag) -> None:
    monkeypatch.setenv("SOME_FLAG", given)
    assert environment.flag("SOME_FLAG", default=not flag) is flag


def test_a_flag_is_never_guessed(monkeypatch) -> None:
    monkeypatch.setenv("SOME_FLAG", "maybe")
    with pytest.raises(ImproperlyConfigured, match="maybe"):
        environment.flag("SOME_FLAG", default=False)


def test_words_are_separated_by_commas(monkeypatch) -> None:
    monkeypatch.setenv("SOME_WORDS", " a, b ,,c ")
    assert environment.words("SOME_WORDS") == ["a", "b", "c"]


def test_an_installation_can_be_passed_through_but_not_read(monkeypatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PNIG_VAR", str(tmp_path / "new" / "var"))
    made = environment.folder("PNIG_VAR", default=tmp_path)
    assert stat.S_IMODE(made.stat().st_mode) & 0o066 == 0
    assert stat.S_IMODE(environment.private(made / "mail").stat().st_mode) == 0o700


def test_a_folder_that_cannot_be_made_is_told(monkeypatch, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("PNIG_VAR", str(tmp_path / "file" / "var"))
    with pytest.raises(ImproperlyConfigured, match="PNIG_VAR"):
        environment.folder("PNIG_VAR", default=tmp_path)


def test_a_given_key_is_used(monkeypatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SECRET_KEY", "given")
    assert environment.secret_key(tmp_path) == "given"
    assert list(tmp_path.iterdir()) == []


def test_a_key_is_made_once_and_kept_from_others(monkeypatch, tmp_path: Path) -> None:
    monkeypatch.delenv("SECRET_KEY", raising=False)
    key = environment.secret_key(tmp_path)
    assert len(key) >= 50
    assert environment.secret_key(tmp_path) == key
    assert [(file.name, stat.S_IMODE(file.stat().st_mode)) for file in tmp_path.iterdir()] == [("secret_key", 0o600)]


def test_processes_that_start_together_agree_on_the_key(monkeypatch, tmp_path: Path) -> None:
    monkeypatch.delenv("SECRET_KEY", raising=False)
    with multiprocessing.get_context("spawn").Pool(4) as pool:
        assert len(set(pool.map(environment.secret_key, [tmp_path] * 8))) == 1
