"""From drafts to the document's nodes: what depends on everything that stands before it.

Walks the sections once, in document order: first mentions in full, footnotes numbered, lists joined.
"""

from collections.abc import Iterable, Iterator, Mapping

from compliance.formatting import and_before, separator
from compliance.report.document import Block, BulletList, Figure, Inline, Note, Paragraph, Section
from compliance.report.narrative.words.drafts import DraftBlock, DraftList, DraftParagraph, DraftSection
from compliance.report.narrative.words.nouns import entity
from compliance.report.narrative.words.parts import Mention, Part, Parts, Remark, Series


def text_of(inlines: Iterable[Inline]) -> str:
    """What is read, without the numbers of footnotes."""
    return "".join(one if isinstance(one, str) else one.text if isinstance(one, Figure) else "" for one in inlines)


def _merged(inlines: Iterable[Inline]) -> tuple[Inline, ...]:
    """Neighbouring texts as one."""
    merged: list[Inline] = []
    for one in inlines:
        if isinstance(one, str) and merged and isinstance(merged[-1], str):
            merged[-1] += one
        else:
            merged.append(one)
    return tuple(merged)


class Settling:
    """What has been mentioned and noted so far."""

    def __init__(self, names: Mapping[str, str], introduced: Iterable[str]) -> None:
        self.names = names
        self.introduced = set(introduced)
        self.notes: dict[str, Note] = {}

    def _mention(self, mention: Mention) -> str:
        acronym = mention.acronym
        in_full = acronym not in self.introduced
        self.introduced.add(acronym)
        words = entity(acronym, self.names.get(acronym, ""), mention.preposition, in_full=in_full)
        return words[:1].upper() + words[1:] if mention.opens else words

    def _note(self, remark: Remark) -> Note:
        """A repeated text shares its number."""
        return self.notes.setdefault(remark.text, Note(len(self.notes) + 1, remark.text))

    def _series(self, series: Series) -> Iterator[Inline]:
        items = [tuple(self._resolved(item)) for item in series.items]
        texts = [text_of(item) for item in items]
        mark, last = separator(texts), len(items) - 1
        for position, item in enumerate(items):
            if position == last and last:
                yield f"{mark if mark == '; ' else ' '}{and_before(texts[position])} "
            elif position:
                yield mark
            yield from item

    def _resolved(self, parts: Iterable[Part]) -> Iterator[Inline]:
        for part in parts:
            if isinstance(part, Mention):
                yield self._mention(part)
            elif isinstance(part, Remark):
                yield self._note(part)
            elif isinstance(part, Series):
                yield from self._series(part)
            else:
                yield part

    def parts(self, parts: Parts) -> tuple[Inline, ...]:
        return _merged(self._resolved(parts))

    def block(self, block: DraftBlock) -> Block:
        if isinstance(block, DraftParagraph):
            return Paragraph(self.parts(block.parts), block.lead, block.passage)
        if isinstance(block, DraftList):
            return BulletList(text_of(self.parts(block.title)), block.items)
        return block

    def section(self, draft: DraftSection) -> Section:
        return Section(
            anchor=draft.anchor,
            title=draft.title,
            blocks=tuple(self.block(block) for block in draft.blocks),
            sections=tuple(self.section(inner) for inner in draft.sections),
        )


def settle(
    drafts: Iterable[DraftSection], names: Mapping[str, str], introduced: Iterable[str]
) -> tuple[tuple[Section, ...], tuple[Note, ...]]:
    """The sections and their footnotes. `introduced` are the acronyms that the header gives in full."""
    settling = Settling(names, introduced)
    sections = tuple(settling.section(draft) for draft in drafts)
    return sections, tuple(settling.notes.values())
