"""Words of a document that name one of its sections, "anexo C" or "sección III", led there as a figure is to its row.

Only the document's own sentences are read so: an annex that an entity writes of may be of another paper.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from django.utils.translation import gettext as _

from compliance.report.document import Block, Document, Figure, Inline, Paragraph, Section
from compliance.report.renderers.texts import with_texts


def _called(title: str) -> str:
    """How sentences call a section by the beginning of its title; nothing where that is no number."""
    label, dot, _rest = title.partition(". ")
    word, space, letter = label.partition(" ")
    if space:
        return f"{word.lower()} {letter}" if dot and len(letter) == 1 else ""
    return _("sección %(number)s") % {"number": label} if dot and set(label) <= set("IVX") else ""


def names_of(document: Document) -> Mapping[str, str]:
    """The anchor of each section of the first level that sentences can call by its number."""
    named = ((_called(section.title), section.anchor) for section in document.sections)
    return {name: anchor for name, anchor in named if name and anchor}


def _led(part: Inline, pattern: re.Pattern[str], names: Mapping[str, str]) -> Iterator[Inline]:
    if not isinstance(part, str):
        yield part
        return
    for at, piece in enumerate(pattern.split(part)):
        if piece:
            yield Figure(piece, "", names[piece]) if at % 2 else piece


def _section(section: Section, pattern: re.Pattern[str], names: Mapping[str, str]) -> Section:
    def block_of(block: Block) -> Block:
        if not isinstance(block, Paragraph) or not block.passage:
            return block
        return replace(block, parts=tuple(led for part in block.parts for led in _led(part, pattern, names)))

    inner = tuple(_section(one, pattern, names) for one in section.sections)
    return replace(section, blocks=tuple(map(block_of, section.blocks)), sections=inner)


def with_references(document: Document) -> Document:
    """The same words, each name of a section leading to it; it is a figure without origin, for it is no number."""
    names = names_of(document)
    if not names:
        return document
    pattern = re.compile(rf"\b({'|'.join(map(re.escape, names))})\b")
    return replace(document, sections=tuple(_section(one, pattern, names) for one in document.sections))


def readable(document: Document) -> Document:
    """As readers get it in a page or a text file: every text legible, the names of sections leading to them."""
    return with_references(with_texts(document))
