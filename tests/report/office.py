"""LibreOffice as the second reader of our files, where the machine has it."""

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.report.reading import pdf_text

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")


def opened_by_libreoffice(folder: Path, files: dict[str, bytes]) -> dict[str, str]:
    """Each file as LibreOffice reads it, printed as PDF; whatever it complains about is a failure."""
    if not OFFICE:
        pytest.skip("no LibreOffice on this machine")
    for name, content in files.items():
        (folder / name).write_bytes(content)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    asked = ["--headless", "--convert-to", "pdf", "--outdir", str(folder), *(str(folder / name) for name in files)]
    said = subprocess.run([OFFICE, profile, *asked], capture_output=True, text=True, timeout=300, check=True)
    complaints = [line for line in said.stderr.splitlines() if line and "javaldx" not in line]
    assert complaints == []
    return {name: pdf_text((folder / name).with_suffix(".pdf").read_bytes()) for name in files}
