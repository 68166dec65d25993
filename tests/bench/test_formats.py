"""What each format of the 2021 report costs, alone and together; the PDF beside LibreOffice's of the same content."""

import resource
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from time import perf_counter

import pytest

from compliance.report.build import RENDERERS, build_all
from compliance.report.document import Document
from compliance.report.narrative import compose
from compliance.report.reading import read_figures
from compliance.report.renderers.texts import with_texts

DATED = date(2021, 12, 31)
OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
LARGER = 50


def _seconds(action: Callable[[], object], times: int = 3) -> float:
    def once() -> float:
        start = perf_counter()
        action()
        return perf_counter() - start

    return min(once() for _ in range(times))


def _by_libreoffice(docx: bytes, folder: Path) -> str:
    if not OFFICE:
        return "no LibreOffice here"
    (folder / "report.docx").write_bytes(docx)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [
        OFFICE,
        profile,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(folder),
        str(folder / "report.docx"),
    ]
    taken = _seconds(lambda: subprocess.run(command, capture_output=True, check=True), times=2)
    assert (folder / "report.pdf").read_bytes().startswith(b"%PDF")
    return f"LibreOffice from our DOCX {taken * 1000:.0f} ms"


def _fresh(document: Document, times: int, mark: str) -> Document:
    """A report so many times as long whose every text is new, so that nothing is remembered from the last one."""
    longer = replace(document, sections=document.sections * times)
    return with_texts(longer, lambda text: f"{text} {mark}" if len(text) > len("es-PE") else text)


def _cost(name: str, document: Document, times: int) -> float:
    report = _fresh(document, times, f"{times} {perf_counter()}")
    return _seconds(lambda: RENDERERS[name](report, DATED), times=1)


@pytest.fixture
def document(pnig) -> Document:
    return compose(read_figures(pnig, 2021))


def test_the_formats_of_2021(pnig, document, tmp_path, capsys) -> None:
    alone = {name: min(_cost(name, document, 1) for _ in range(3)) for name in RENDERERS}
    made = build_all(pnig, 2021)
    together = _seconds(lambda: build_all(pnig, 2021))
    office = _by_libreoffice(made["docx"], tmp_path)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    assert together < 3 * sum(alone.values())
    with capsys.disabled():
        each = ", ".join(
            f"{name} {taken * 1000:.0f} ms ({len(made[name]) // 1024} kB)" for name, taken in alone.items()
        )
        print(f"\nformats of 2021: {each}")
        print(f"all together, from the database on: {together * 1000:.0f} ms; {office}; {memory:.0f} MB at most")


@pytest.mark.parametrize("name", ["pdf", "docx", "odt", "xlsx"])
def test_the_cost_grows_with_the_report_and_no_faster(document, capsys, name) -> None:
    one, many = min(_cost(name, document, 1) for _ in range(2)), _cost(name, document, LARGER)
    with capsys.disabled():
        print(f"\n{name} of a report {LARGER} times as long: {many / one:.1f}x ({one:.2f} s, {many:.2f} s)")
    assert many < 5 * LARGER * one
