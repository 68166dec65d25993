"""A digest of the words that a document prints: by it a file tells which state of the report it is of."""

import hashlib
from collections.abc import Iterator

from compliance.report.document import Document, Figure, Paragraph, Section

LENGTH = 32
# How the file's properties call it.
PROPERTY = "huella-del-texto"


def _said(sections: tuple[Section, ...]) -> Iterator[str]:
    for section in sections:
        yield f"# {section.title}"
        for block in section.blocks:
            if isinstance(block, Paragraph):
                parts = (one.text if isinstance(one, Figure) else one for one in block.parts)
                yield "".join([block.lead, *(one for one in parts if isinstance(one, str))])
        yield from _said(section.sections)


def fingerprint(document: Document) -> str:
    """The same for the same headings and paragraphs, whatever its tables hold."""
    return hashlib.sha256("\n".join(_said(document.sections)).encode()).hexdigest()[:LENGTH]
