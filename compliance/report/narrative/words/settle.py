"""From drafts to the document's nodes: what depends on everything that stands before it.

Walks the sections once, in document order: first mentions in full, footnotes numbered, lists joined.
"""

from collections.abc import Iterable, Iterator, Mapping

from compliance.formatting import and_before, separator
from compliance.report.document import Block, BulletList, Figure, Inline, Note, Paragraph, Section
from compliance.report.narrative.words.drafts import DraftBlock, DraftList, DraftParagraph, DraftSection, address
from compliance.report.narrative.words.nouns import entity
from compliance.report.narrative.words.parts import Mention, Part, Parts, Remark, Series

# A part, beside what became of it.
Settled = tuple[Part, Inline]
NONE_STATED: Mapping[str, str] = {}


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
    """What has been mentioned and noted so far; `passages` are those met, by address, each paragraph as settled.

    `articles` are those that the catalogue states, by acronym.
    """

    def __init__(
        self, names: Mapping[str, str], introduced: Iterable[str], articles: Mapping[str, str] = NONE_STATED
    ) -> None:
        self.names = names
        self.articles = articles
        self.introduced = set(introduced)
        self.notes: dict[str, Note] = {}
        self.passages: dict[str, list[tuple[Settled, ...]]] = {}

    def _mention(self, mention: Mention) -> str:
        acronym = mention.acronym
        in_full = acronym not in self.introduced
        self.introduced.add(acronym)
        name, article = self.names.get(acronym, ""), self.articles.get(acronym, "")
        words = entity(acronym, name, mention.preposition, in_full=in_full, article=article)
        return words[:1].upper() + words[1:] if mention.opens else words

    def _note(self, remark: Remark) -> Note:
        """A repeated text shares its number."""
        return self.notes.setdefault(remark.text, Note(len(self.notes) + 1, remark.text))

    def _series(self, series: Series) -> Iterator[Settled]:
        items = [tuple(self._resolved(item)) for item in series.items]
        texts = [text_of(inline for _part, inline in item) for item in items]
        mark, last = separator(texts), len(items) - 1
        for position, item in enumerate(items):
            if position:
                conjunction = f"{mark if mark == '; ' else ' '}{and_before(texts[position])} "
                between = conjunction if position == last else mark
                yield between, between
            yield from item

    def _resolved(self, parts: Iterable[Part]) -> Iterator[Settled]:
        for part in parts:
            if isinstance(part, Mention):
                yield part, self._mention(part)
            elif isinstance(part, Remark):
                yield part, self._note(part)
            elif isinstance(part, Series):
                yield from self._series(part)
            else:
                yield part, part

    def parts(self, parts: Parts) -> tuple[Inline, ...]:
        return _merged(inline for _part, inline in self._resolved(parts))

    def apart(self, parts: Parts) -> Parts:
        """The same parts with every series taken apart, as it turns out here."""
        return tuple(part for part, _inline in self._resolved(parts))

    def _paragraph(self, draft: DraftParagraph, anchor: str) -> Paragraph:
        settled = tuple(self._resolved(draft.parts))
        if draft.passage:
            self.passages.setdefault(address(anchor, draft.passage), []).append(settled)
        return Paragraph(_merged(inline for _part, inline in settled), draft.lead, draft.passage)

    def block(self, block: DraftBlock, anchor: str) -> Block:
        if isinstance(block, DraftParagraph):
            return self._paragraph(block, anchor)
        if isinstance(block, DraftList):
            return BulletList(text_of(self.parts(block.title)), block.items)
        return block

    def section(self, draft: DraftSection) -> Section:
        return Section(
            anchor=draft.anchor,
            title=draft.title,
            blocks=tuple(self.block(block, draft.anchor) for block in draft.blocks),
            sections=tuple(self.section(inner) for inner in draft.sections),
        )

    def document(self, drafts: Iterable[DraftSection]) -> tuple[tuple[Section, ...], tuple[Note, ...]]:
        """All sections, and the footnotes that they refer to."""
        sections = tuple(self.section(draft) for draft in drafts)
        return sections, tuple(self.notes.values())


def settle(
    drafts: Iterable[DraftSection],
    names: Mapping[str, str],
    introduced: Iterable[str],
    articles: Mapping[str, str] = NONE_STATED,
) -> tuple[tuple[Section, ...], tuple[Note, ...]]:
    """The sections and their footnotes. `introduced` are the acronyms that the header gives in full."""
    return Settling(names, introduced, articles).document(drafts)
