"""What deserves a second look is the same for the queue and for the page, and comes with a wording."""

from decimal import Decimal

import pytest

from compliance.choices import Block, EntryStatus, Place, Severity
from compliance.entries.asked import rows_for_a_page
from compliance.entries.doubts import doubts_of
from compliance.entries.figures import assess_entry
from compliance.findings import of_indicator
from compliance.models import ProgressEntry, ServiceEntry, Target
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
    assert finding.place == Place.CATALOGUE
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


def test_an_explanation_that_is_the_same_as_before_is_asked_about(people, make_entry, world) -> None:
    entry = make_entry(EntryStatus.SUBMITTED)
    sent.without_doubts(entry, people["focal"])
    before = {"indicator": world.indicator, "year": 2021, "status": "approved"}
    ProgressEntry.objects.create(**before, explanation="Faltó personal.")
    ProgressEntry.objects.filter(year=2022).update(explanation="Faltó personal.")
    (doubt,) = doubts(rows_for_a_page(ProgressEntry).get(year=2022))
    assert doubt.message == "El texto «Faltó personal.» es el mismo del reporte anterior: ¿sigue siendo así?"
    assert (doubt.block, doubt.is_for_the_entity) == (Block.TEXTS, True)
    ProgressEntry.objects.filter(year=2022).update(explanation="Faltó más personal.")
    assert doubts(rows_for_a_page(ProgressEntry).get(year=2022)) == ()


SAME = "Se capacitó al personal de las comisarías en atención a víctimas."


@pytest.mark.parametrize("name", ["measures", "actions"])
def test_what_a_list_says_again_of_last_year_is_asked_about(name, people, make_entry, world) -> None:
    entry = make_entry(EntryStatus.SUBMITTED)
    sent.without_doubts(entry, people["focal"])
    getattr(entry, name).create(position=9, text=SAME)
    before = ProgressEntry.objects.create(
        indicator=world.indicator, year=2021, status="approved", missing_reason="not_due"
    )
    getattr(before, name).create(position=1, text=SAME)
    (doubt,) = doubts(rows_for_a_page(ProgressEntry).get(year=2022))
    assert "es el mismo del reporte anterior" in doubt.message
    getattr(before, name).update(text="Otra cosa, que nada tiene que ver con la de antes.")
    assert doubts(rows_for_a_page(ProgressEntry).get(year=2022)) == ()


def test_what_a_service_plans_again_is_asked_about(make_entry) -> None:
    entry = make_entry(EntryStatus.SUBMITTED, of_service=True)
    entry.actions.create(position=1, text=SAME)
    before = ServiceEntry.objects.create(service=entry.service, year=2021, status="approved")
    before.actions.create(position=1, text=SAME)
    (doubt,) = doubts(rows_for_a_page(ServiceEntry).get(year=2022))
    assert "es el mismo del reporte anterior" in doubt.message


def test_a_value_and_a_reason_stop_the_entry_and_are_not_asked_about_again(make_entry) -> None:
    entry = make_entry(EntryStatus.DRAFT)
    entry.missing_reason = "not_due"
    assert not any("motivo" in doubt.message for doubt in doubts(entry))


def test_what_a_text_says_against_the_figures_is_asked_of_the_entity(people, make_entry) -> None:
    entry = make_entry(EntryStatus.SUBMITTED)
    sent.without_doubts(entry, people["focal"])
    entry.explanation = "No se alcanzó la meta. Actualmente se revisa el registro."
    assert {doubt.block for doubt in doubts(entry)} == {Block.TEXTS}
    assert all(doubt.is_for_the_entity for doubt in doubts(entry))
    assert len(doubts(entry)) == 2


def test_a_service_is_asked_about_what_it_writes(make_entry) -> None:
    entry = make_entry(EntryStatus.SUBMITTED, of_service=True)
    entry.actions.create(position=1, text="Capacitar a los docentes el próximo año.")
    assert {doubt.block for doubt in doubts(entry)} == {Block.TEXTS}


def test_a_statement_of_a_service_is_doubted_by_its_own_rules(make_entry) -> None:
    entry = make_entry(EntryStatus.SUBMITTED, of_service=True)
    assert doubts(entry) == ()
    entry.modified_budget, entry.executed_budget = Decimal(10), Decimal(11)
    assert [doubt.block for doubt in doubts(entry)] == [Block.VALUE]
