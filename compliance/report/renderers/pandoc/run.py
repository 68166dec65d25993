"""Pandoc called once: a tree in and a file out, with no clock; or a file in and its tree out.

The tree refers to no file and no address, so pandoc reads nothing but its own data and the reference document. A file
that came from outside is read in pandoc's sandbox, with bounds on memory and time.
"""

import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import cast

import pypandoc
from django.template.loader import render_to_string

from compliance.report.renderers.archive import DatedArchive
from compliance.report.renderers.frame import Frame, midnight
from compliance.report.renderers.marks import LOOKS
from compliance.report.renderers.pandoc.nodes import Node

# What reading a foreign file may take, in seconds and in the memory that pandoc's language is told to keep to.
LONGEST, MOST_MEMORY = 60, "-M1500m"


def _pandoc() -> str:
    """The one out of the wheel, whatever else the machine has: another version might write other bytes."""
    folder = Path(pypandoc.__file__).parent / "files"
    return shutil.which("pandoc", path=folder) or str(folder / "pandoc")


def _write_reference(path: Path, parts: Mapping[str, str], said: Mapping[str, object], dated: date) -> None:
    """The reference document: styles, header and footer, from a template for each of its parts."""
    with DatedArchive(path, dated) as archive:
        for name, template in parts.items():
            archive.writestr(name, render_to_string(template, dict(said)))


def convert(
    tree: Node, writer: str, parts: Mapping[str, str], frame: Frame, dated: date, *, ends_across: bool = False
) -> bytes:
    """The file that pandoc's `writer` makes; `dated` is what it bears as the day of its making.

    `ends_across` says how the last pages are turned, which Word asks of the reference document.
    """
    said = {"frame": frame, "looks": LOOKS, "ends_across": ends_across}
    clock = str(int(midnight(dated).timestamp()))
    with tempfile.TemporaryDirectory(prefix="report-") as folder:
        reference = Path(folder) / f"reference.{writer}"
        _write_reference(reference, parts, said, dated)
        made = subprocess.run(  # noqa: S603
            [_pandoc(), "--from=json", f"--to={writer}", f"--reference-doc={reference}", "--output=-"],
            input=json.dumps(tree, ensure_ascii=False).encode(),
            capture_output=True,
            check=True,
            env={**os.environ, "SOURCE_DATE_EPOCH": clock},
        )
    return made.stdout


def parsed(content: bytes, reader: str, *options: str) -> Node:
    """The tree of a file from outside; raises `SubprocessError` where pandoc cannot read it within its bounds."""
    read = subprocess.run(  # noqa: S603
        [_pandoc(), "--sandbox", f"--from={reader}", "--to=json", *options, "+RTS", MOST_MEMORY, "-RTS"],
        input=content,
        capture_output=True,
        check=True,
        timeout=LONGEST,
    )
    return cast(Node, json.loads(read.stdout))
