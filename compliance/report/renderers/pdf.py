"""The document as a tagged PDF (PDF/UA-1, PDF/A-2a), set by typst; the layout stands in `paper/report.typ`."""

import json
from dataclasses import asdict
from datetime import date

import typst

from compliance.report.document import Document
from compliance.report.renderers.anchors import destinations, section_names
from compliance.report.renderers.frame import chart_words, frame
from compliance.report.renderers.marks import LOOKS
from compliance.report.renderers.nodes import Values
from compliance.report.renderers.qr import svg
from compliance.report.renderers.references import readable
from compliance.report.renderers.typesetting import set_whatever_it_says, typeset
from compliance.report.renderers.widths import turned

SOURCE = "report.typ"
STANDARDS: "tuple[list[typst.PDFStandard], ...]" = (["a-2a", "ua-1"], ["ua-1"])


def _inputs(document: Document, dated: date) -> dict[str, str]:
    around = frame(document)
    values = Values({**section_names(document), **destinations(document)}, is_brief=document.is_brief)
    data = {
        "frame": asdict(around) | {"running": around.running, "short-identity": around.short_identity},
        "dated": {"year": dated.year, "month": dated.month, "day": dated.day},
        "looks": {mark: asdict(look) for mark, look in LOOKS.items()},
        "words": asdict(chart_words()),
        "qr": svg(around.seal.address) if around.seal else "",
        "sections": list(map(values.section, document.sections, turned(document))),
    }
    return {"document": json.dumps(data, ensure_ascii=False)}


def render(document: Document, dated: date) -> bytes:
    """The PDF bears `dated` as its date, and typst's own fonts, so that it is the same on every machine.

    A text may be beyond PDF/A (a heading of 32 kB): then it is PDF/UA alone, and else a tagged PDF.
    """
    document = readable(document)

    def inputs(node: Document) -> dict[str, str]:
        return _inputs(node, dated)

    for standards in STANDARDS:
        if (content := set_whatever_it_says(SOURCE, document, inputs, dated, standards)) is not None:
            return content
    return typeset(SOURCE, inputs(document), dated, [])
