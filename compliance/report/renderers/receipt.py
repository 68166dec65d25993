"""The receipt of a sending as a tagged PDF of its own, set by typst from `paper/receipt.typ`.

It words nothing: whoever asks for it does. The same receipt gives the same bytes on every machine.
"""

import json
from dataclasses import asdict, dataclass
from datetime import date

from django.utils.translation import gettext as _

from compliance.report.renderers.pdf import STANDARDS
from compliance.report.renderers.texts import legible, with_texts
from compliance.report.renderers.typesetting import set_whatever_it_says, typeset

SOURCE = "receipt.typ"


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


def render(receipt: Receipt, dated: date) -> bytes:
    """The PDF/A-2a, PDF/UA-1 of the day `dated`; a character that no font draws is a box with its number."""
    receipt = with_texts(receipt, legible)

    def inputs(node: Receipt) -> dict[str, str]:
        return _inputs(node, dated)

    made = set_whatever_it_says(SOURCE, receipt, inputs, dated, STANDARDS[0])
    return typeset(SOURCE, inputs(receipt), dated, []) if made is None else made
