"""Generated passages as texts with tokens: how one is first edited, and how it is told that it changed since.

A passage is the run of paragraphs that one call of `paragraphs` made, addressed by its section and its name.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from compliance.report.document import ADDED, Document, Figure, Paragraph, Section
from compliance.report.narrative.named_figures import NamedFigures
from compliance.report.narrative.story import Story
from compliance.report.narrative.words.drafts import DraftBlock, DraftParagraph, DraftSection, address
from compliance.report.narrative.words.parts import Mention, Parts
from compliance.report.narrative.words.settle import Settling, text_of
from compliance.report.narrative.words.tokens import plainly, token_of, write

BETWEEN = "\n\n"


@dataclass(frozen=True, slots=True)
class Passage:
    """A generated passage where it stands."""

    address: str
    title: str
    paragraphs: tuple[DraftParagraph, ...]


def runs(section: DraftSection) -> Iterator[tuple[str, tuple[DraftBlock, ...]]]:
    """A section's own blocks, those of one passage together under its name; all others under none."""
    named = groupby(section.blocks, lambda block: block.passage if isinstance(block, DraftParagraph) else "")
    yield from ((passage, tuple(blocks)) for passage, blocks in named)


def passages(drafts: Iterable[DraftSection]) -> Iterator[Passage]:
    """Every generated passage, in the order of the document."""
    for section in drafts:
        for name, blocks in runs(section):
            if name and name != ADDED:
                own = tuple(block for block in blocks if isinstance(block, DraftParagraph))
                yield Passage(address(section.anchor, name), section.title, own)
        yield from passages(section.sections)


def as_text(paragraphs: Iterable[Parts]) -> str:
    """Paragraphs without series as an editor shows them, numbers before their names."""
    parts = [part for one in paragraphs for part in one]
    shown = {part.origin: part.text for part in parts if isinstance(part, Figure)}
    return BETWEEN.join(write(map(token_of, one), shown.get) for one in paragraphs)


def _apart(story: Story) -> Settling:
    """Settles a passage that stands by itself: no mention is the first."""
    names = {**story.figures.names, story.figures.policy.code: story.figures.policy.name}
    return Settling(names, names, story.figures.articles)


def as_read(text: str, story: Story) -> str:
    """A passage `as_generated` as a person reads it: its numbers as they were then, each entity with its article."""
    settling, known = _apart(story), NamedFigures(story).known

    def called(name: str) -> str | None:
        part = known.part(name)
        return text_of(settling.parts((part,))) if isinstance(part, Mention) else None

    return plainly(text, called)


def as_generated(paragraphs: Iterable[DraftParagraph], story: Story) -> str:
    """A passage with its lead, as it reads wherever it stands: no mention is the first.

    It changes when the passage does, and not when another passage before it mentions an entity or no longer does.
    """
    settling = _apart(story)
    return as_text([settling.apart((f"{one.lead} " if one.lead else "", *one.parts)) for one in paragraphs])


def of_section(section: DraftSection, story: Story) -> str:
    """All that is generated in a section itself, not in those under it: what a paragraph added to it stands beside."""
    own = (block for block in section.blocks if isinstance(block, DraftParagraph))
    return as_generated((block for block in own if block.passage and block.passage != ADDED), story)


def reworded(before: tuple[DraftParagraph, ...], paragraphs: tuple[Parts, ...]) -> tuple[DraftParagraph, ...]:
    """A reviewer's paragraphs in place of generated ones; what they say first and stressed stays generated."""
    first = before[0]
    worded = [DraftParagraph(parts, passage=first.passage) for parts in paragraphs]
    return (replace(worded[0], lead=first.lead), *worded[1:])


def _said(paragraph: Paragraph) -> str:
    return f"{paragraph.lead} {text_of(paragraph.parts)}".strip()


def printed(document: Document) -> dict[str, str]:
    """The words of every passage and addition by address, as they are printed, without footnotes."""
    found: dict[str, list[str]] = {}

    def read(section: Section) -> None:
        for block in section.blocks:
            if isinstance(block, Paragraph) and block.passage:
                found.setdefault(address(section.anchor, block.passage), []).append(_said(block))
        for inner in section.sections:
            read(inner)

    for section in document.sections:
        read(section)
    return {where: BETWEEN.join(texts) for where, texts in found.items()}
