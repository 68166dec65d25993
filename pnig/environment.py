"""What the settings read from outside: environment variables, and the secret key kept with the installation."""

import os
from contextlib import suppress
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured
from django.core.management.utils import get_random_secret_key

TRUE, FALSE = {"1", "true", "yes", "on"}, {"", "0", "false", "no", "off"}


def flag(name: str, *, default: bool) -> bool:
    """A yes or no; anything else is refused rather than guessed."""
    given = os.environ.get(name)
    if given is None:
        return default
    if given.strip().lower() in TRUE | FALSE:
        return given.strip().lower() in TRUE
    raise ImproperlyConfigured(f"{name}={given!r}: use 1 or 0.")


def words(name: str, *, default: str = "") -> list[str]:
    """A list separated by commas."""
    return [word.strip() for word in os.environ.get(name, default).split(",") if word.strip()]


def folder(name: str, *, default: Path) -> Path:
    """A folder, made if it is missing; others may pass through to what is theirs in it, and read nothing."""
    path = Path(os.environ.get(name) or default).expanduser().resolve()
    try:
        path.mkdir(mode=0o711, parents=True, exist_ok=True)
    except OSError as problem:
        raise ImproperlyConfigured(f"{name}: {path}: {problem.strerror}") from problem
    return path


def private(path: Path) -> Path:
    """A folder inside the installation that nobody else may even pass through."""
    path.mkdir(mode=0o700, exist_ok=True)
    return path


def secret_key(installation: Path) -> str:
    """SECRET_KEY, else one made once for the installation; two processes that start together agree on it."""
    if given := os.environ.get("SECRET_KEY"):
        return given
    kept = installation / "secret_key"
    if not kept.exists():
        draft = installation / f"secret_key.{os.getpid()}"
        draft.touch(mode=0o600)
        draft.write_text(get_random_secret_key(), encoding="utf-8")
        with suppress(FileExistsError):
            kept.hardlink_to(draft)
        draft.unlink()
    return kept.read_text(encoding="utf-8")
