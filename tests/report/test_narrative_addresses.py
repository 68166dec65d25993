"""Every generated passage has an address of its own, and every figure a name that stands for one number only."""

from collections import Counter
from collections.abc import Iterator

from hypothesis import HealthCheck, Phase, given, settings

from compliance.models import Policy
from compliance.report.document import Document, Figure
from compliance.report.narrative import compose
from compliance.report.reading import read_figures
from tests.report.narrative import policies
from tests.report.narrative.policies import Year
from tests.report.narrative.reading import sections, written_by_people

MANY = settings(
    max_examples=150,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow],
)


def addresses(document: Document) -> Iterator[tuple[str, str]]:
    """One for each run of neighbouring paragraphs of the same passage."""
    for section in sections(document):
        before = None
        for block in section.blocks:
            passage = getattr(block, "passage", "")
            if passage and passage != before:
                yield section.anchor, passage
            before = passage


def figures_of(document: Document) -> Iterator[Figure]:
    for section in sections(document):
        for block in section.blocks:
            if block.kind == "paragraph":
                yield from (part for part in block.parts if isinstance(part, Figure))
            elif block.kind == "key_figures":
                yield from (item.figure for item in block.items)


def repeated(names: Iterator) -> list:
    return [name for name, times in Counter(names).items() if times > 1]


@MANY
@given(year=policies.years())
def test_addresses_are_unique_in_the_document(year: Year) -> None:
    document = compose(year.figures)
    assert repeated(addresses(document)) == []
    assert repeated(section.anchor for section in sections(document)) == []


@MANY
@given(year=policies.years())
def test_a_name_stands_for_one_number_in_one_form(year: Year) -> None:
    forms = {(figure.origin, figure.text) for figure in figures_of(compose(year.figures))}
    assert repeated(name for name, _text in forms) == []


def test_addresses_are_short_words_that_stay(pnig: Policy) -> None:
    found = set(addresses(compose(read_figures(pnig, 2021))))
    assert {
        ("resumen", "balance"),
        ("I-IOP.02.01", "result"),
        ("II-OP.01", "services"),
        ("II-recursos", "resources"),
    } <= found
    assert all(len(anchor) <= 80 and len(passage) <= 80 for anchor, passage in found)


def test_only_what_people_wrote_has_no_passage(pnig: Policy) -> None:
    figures = read_figures(pnig, 2021)
    unnamed = [
        block
        for section in sections(compose(figures))
        for block in section.blocks
        if block.kind == "paragraph" and not block.passage
    ]
    assert {"".join(map(str, block.parts)) for block in unnamed} <= written_by_people(figures)
