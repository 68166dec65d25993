"""How commands write what they are asked for: a file wholly or not at all, a device or standard output as it is."""

import os
import sys
import tempfile
from pathlib import Path

from django.core.management import CommandError
from django.utils.translation import gettext as _


def write_whole(path: Path, content: bytes) -> None:
    """Writes a file that is either the old one or the new one, never half of it.

    A link leads to the file that is written; a device, which cannot be put aside, is written to.
    """
    place = path.resolve()
    try:
        if place.exists() and not place.is_file():
            place.write_bytes(content)
        else:
            _replace(place, content)
    except OSError as problem:
        raise CommandError(
            _("No se pudo escribir %(path)s: %(why)s.") % {"path": path, "why": problem.strerror}
        ) from problem


def write_out(content: bytes) -> None:
    """To standard output, which may be closed."""
    try:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    except (AttributeError, OSError) as problem:
        raise CommandError(_("No se pudo escribir en la salida estándar.")) from problem


def _replace(place: Path, content: bytes) -> None:
    with tempfile.NamedTemporaryFile(dir=place.parent, prefix=f".{place.name}.", delete=False) as draft:
        made = Path(draft.name)
        try:
            draft.write(content)
            draft.close()
            made.chmod(0o666 & ~_umask())
            made.replace(place)
        except OSError:
            made.unlink(missing_ok=True)
            raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
