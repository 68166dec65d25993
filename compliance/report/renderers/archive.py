"""Zip files whose bytes depend on their content alone: every entry bears the same day, and nothing of the machine."""

from collections.abc import Callable, Mapping
from datetime import date
from io import BytesIO
from os import PathLike
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

FIRST = "mimetype"  # OpenDocument wants it first and not compressed


class DatedArchive(ZipFile):
    """Writes each entry as of `dated`, changed by the function that `changes` has for its name."""

    def __init__(
        self, file: BytesIO | Path, dated: date, changes: Mapping[str, Callable[[bytes], bytes]] | None = None
    ) -> None:
        super().__init__(file, "w", ZIP_DEFLATED)
        self._moment = (dated.year, dated.month, dated.day, 0, 0, 0)
        self._changes = changes or {}

    def write(self, filename: str | PathLike[str], arcname: str | PathLike[str] | None = None, *_: Any) -> None:
        self.writestr(str(arcname or filename), Path(filename).read_bytes())

    def writestr(self, zinfo_or_arcname: str | ZipInfo, data: Any, *_: Any, **__: Any) -> None:
        name = zinfo_or_arcname if isinstance(zinfo_or_arcname, str) else zinfo_or_arcname.filename
        content = data.encode() if isinstance(data, str) else bytes(data)
        entry = ZipInfo(name, self._moment)
        entry.compress_type = ZIP_STORED if name == FIRST else ZIP_DEFLATED
        entry.create_system = 0
        change = self._changes.get(name)
        super().writestr(entry, change(content) if change else content)


def rewritten(content: bytes, dated: date, changes: Mapping[str, Callable[[bytes], bytes]]) -> bytes:
    """The same archive with each entry as of `dated`, and some of them changed."""
    made = BytesIO()
    with ZipFile(BytesIO(content)) as old, DatedArchive(made, dated, changes) as new:
        for name in sorted(old.namelist(), key=lambda name: name != FIRST):
            new.writestr(name, old.read(name))
    return made.getvalue()
