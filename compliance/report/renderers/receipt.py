"""The receipt of a sending as a tagged PDF of its own, set by typst from `paper/receipt.typ`.

It words nothing: whoever asks for it does. The same receipt gives the same bytes on every machine.
"""

import json
from dataclasses import asdict, dataclass
from datetime import date

import typst
from django.utils.translation import gettext as _

from compliance.report.renderers.frame import midnight
from compliance.report.renderers.pdf import MOST_ROUNDS, PAPER, STANDARDS, by_number, refused_characters
from compliance.report.renderers.texts import legible, with_texts


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that was sent, as it stood then."""

    title: str
    code: str
    stated: str


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a receipt says, in the order in which it says it; `facts` are names and texts."""

    kind: str
    code: str
    facts: tuple[tuple[str, str], ...]
    heading: str
    columns: tuple[str, str]
    lines: tuple[Line, ...]
    next_heading: str
    next: str


def _inputs(receipt: Receipt, dated: date) -> dict[str, str]:
    data = {
        **asdict(receipt),
        "lines": [(line.title, line.code, line.stated) for line in receipt.lines],
        "dated": {"year": dated.year, "month": dated.month, "day": dated.day},
        "page": _("Página {page} de {pages}"),
    }
    return {"receipt": json.dumps(data, ensure_ascii=False)}


def _compile(receipt: Receipt, dated: date) -> bytes:
    return typst.compile(
        PAPER / "receipt.typ",
        root=PAPER,
        ignore_system_fonts=True,
        format="pdf",
        sys_inputs=_inputs(receipt, dated),
        pdf_standards=STANDARDS[0],
        timestamp=midnight(dated),
    )


def render(receipt: Receipt, dated: date) -> bytes:
    """The PDF/A-2a, PDF/UA-1 of the day `dated`; characters that no font draws are printed by their number."""
    receipt = with_texts(receipt, legible)
    for _round in range(MOST_ROUNDS):
        try:
            return _compile(receipt, dated)
        except typst.TypstError as problem:
            refused = refused_characters(problem)
            if not refused:
                raise
            receipt = with_texts(receipt, by_number(refused))
    return _compile(receipt, dated)
