"""Everything that the published 2021 report says with figures is said here too."""

import pytest

from compliance.models import Policy
from compliance.report.narrative import compose
from compliance.report.reading import read_figures
from tests.report.narrative.reading import generated, words, written_by_people
from tests.report.sentences_2021 import OTHER, SAME, SENTENCES, TYPED, How

LEAST_GENERATED = 45


@pytest.fixture
def report(pnig: Policy) -> dict[How, str]:
    """The whole text, what the narrative worded of it, and what people wrote."""
    figures = read_figures(pnig, 2021)
    document = compose(figures)
    return {SAME: words(document), OTHER: words(document), TYPED: "\n".join(written_by_people(figures))}


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


def test_every_sentence_of_the_published_report_has_its_counterpart(report: dict[How, str]) -> None:
    missing = [(one.place, one.ours) for one in SENTENCES if plain(one.ours) not in plain(report[one.how])]
    assert missing == []


def test_nearly_all_of_them_are_generated(pnig: Policy, report: dict[How, str]) -> None:
    figures = read_figures(pnig, 2021)
    said = plain("\n".join(line.whole for line in generated(compose(figures), figures)))
    assert sum(plain(one.ours) in said for one in SENTENCES if one.how != TYPED) >= LEAST_GENERATED


def test_what_differs_says_why_and_only_that() -> None:
    assert all(bool(one.why) == (one.how == OTHER) for one in SENTENCES)


def test_the_table_has_a_row_a_sentence() -> None:
    pieces = [(one.place, one.source) for one in SENTENCES]
    assert len(pieces) == len(set(pieces))
    assert sum(one.how != TYPED for one in SENTENCES) >= LEAST_GENERATED
