"""What does not add up in the words that reviewers wrote: the rules of what entities write, held against the data.

Generated words are never asked about: what they already say is set aside.
"""

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import replace
from functools import partial

from compliance.calculation.keys import counts_by_key
from compliance.calculation.rows import Assessment
from compliance.choices import Place
from compliance.findings import Finding, of_edited
from compliance.report.document import Paragraph
from compliance.report.narrative.story import Story
from compliance.report.narrative.words.drafts import DraftParagraph
from compliance.report.narrative.words.parts import Parts
from compliance.report.narrative.words.settle import Settling, text_of


def indicator_of(where: str, story: Story) -> Assessment | None:
    """The one indicator of which a passage speaks: its section's, or that which the passage's name ends with."""
    anchor, _slash, passage = where.rpartition("/")
    for code, assessment in story.of_code.items():
        if anchor == f"I-{code}" or passage.endswith(f"-{code}"):
            return assessment
    return None


def _as_printed(paragraphs: Iterable[Parts], story: Story) -> tuple[str, ...]:
    """Tokens as the words and numbers that they print, without leads, which stay generated; then each footnote."""
    names = {**story.figures.names, story.figures.policy.code: story.figures.policy.name}
    settling = Settling(names, names, story.figures.articles)
    settled = (settling.block(DraftParagraph(parts), "") for parts in paragraphs)
    body = "\n\n".join(text_of(one.parts) for one in settled if isinstance(one, Paragraph))
    return (body, *settling.notes)


def _key(finding: Finding) -> tuple[str, Hashable]:
    return finding.template, dict(finding.values).get("quote")


def in_words(
    where: str, written: Iterable[Parts], generated: tuple[DraftParagraph, ...], story: Story
) -> Iterator[Finding]:
    """About a reviewer's paragraphs at an address, in place of generated ones or of none."""
    assessment, counts = indicator_of(where, story), counts_by_key(story.figures.result)
    read = partial(of_edited, year=story.year, assessment=assessment, of_code=story.of_code, counts=counts)

    def found(paragraphs: Iterable[Parts]) -> tuple[Finding, ...]:
        texts = _as_printed(paragraphs, story)
        return tuple(finding for text in texts for finding in read(text))

    already = {_key(finding) for finding in found(one.parts for one in generated)}
    for finding in found(written):
        if _key(finding) not in already:
            yield replace(finding, subject=where, place=Place.REPORT, field="")
