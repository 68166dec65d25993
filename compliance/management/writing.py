"""How commands write the files that they are asked for: wholly or not at all."""

import os
import tempfile
from pathlib import Path

from django.core.management import CommandError
from django.utils.translation import gettext as _


def write_whole(path: Path, content: bytes) -> None:
    """Writes a file that is either the old one or the new one, never half of it."""
    try:
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as draft:
            draft.write(content)
        Path(draft.name).chmod(0o666 & ~_umask())
        Path(draft.name).replace(path)
    except OSError as problem:
        raise CommandError(
            _("No se pudo escribir %(path)s: %(why)s.") % {"path": path, "why": problem.strerror}
        ) from problem


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
