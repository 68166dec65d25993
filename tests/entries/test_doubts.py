"""What deserves a second look is the same for the queue and for the page, and comes with a wording."""

from decimal import Decimal

from compliance.choices import Block, EntryStatus, Severity
from compliance.entries.doubts import OF_THE_CATALOGUE, doubts_of
from compliance.entries.figures import assess_entry
from compliance.findings import of_indicator
from compliance.models import ProgressEntry, Target
from tests.entries import sent


def doubts(entry) -> tuple:
    return doubts_of(entry, assess_entry(entry) if isinstance(entry, ProgressEntry) else None)


def test_an_entry_with_everything_raises_none(people, make_entry) -> None:
    entry = make_entry(EntryStatus.SUBMITTED)
    sent.without_doubts(entry, people["focal"])
    assert doubts(entry) == ()


def test_what_is_missing_is_doubted_in_its_part(make_entry) -> None:
    assert {doubt.block for doubt in doubts(make_entry(EntryStatus.SUBMITTED))} == {Block.TEXTS, Block.SUPPORT}


def test_every_finding_is_among_the_doubts(people, make_entry, world) -> None:
    entry = make_entry(EntryStatus.SUBMITTED)
    sent.without_doubts(entry, people["focal"])
    entry.value = Decimal(5000)
    findings = of_indicator(assess_entry(entry))
    assert findings
    assert {finding.message for finding in findings} <= {doubt.message for doubt in doubts(entry)}


def test_a_doubt_comes_with_a_wording_that_asks(make_entry) -> None:
    for doubt in doubts(make_entry(EntryStatus.SUBMITTED)):
        assert doubt.suggestion.startswith(doubt.message)
        assert len(doubt.suggestion) > len(doubt.message) + 10


def test_the_entity_is_not_asked_about_the_catalogue(people, make_entry) -> None:
    entry = make_entry(EntryStatus.SUBMITTED)
    sent.without_doubts(entry, people["focal"])
    Target.objects.all().delete()
    (finding,) = of_indicator(assess_entry(entry))
    assert finding.code in OF_THE_CATALOGUE
    (doubt,) = doubts(entry)
    assert doubt.asks
    assert not doubt.is_for_the_entity


def test_information_is_told_and_asks_nothing(people, make_entry, world) -> None:
    entry = make_entry(EntryStatus.SUBMITTED)
    sent.without_doubts(entry, people["focal"])
    ProgressEntry.objects.create(
        indicator=world.indicator, year=2021, value=Decimal(55), status=EntryStatus.APPROVED, cycle=None
    )
    (finding,) = of_indicator(assess_entry(entry))
    assert finding.severity == Severity.INFO
    (doubt,) = doubts(entry)
    assert not doubt.asks
    assert not doubt.is_for_the_entity


def test_a_statement_of_a_service_is_doubted_by_its_own_rules(make_entry) -> None:
    entry = make_entry(EntryStatus.SUBMITTED, of_service=True)
    assert doubts(entry) == ()
    entry.modified_budget, entry.executed_budget = Decimal(10), Decimal(11)
    assert [doubt.block for doubt in doubts(entry)] == [Block.VALUE]
