"""What figures carry beside numbers: who answers, where a value comes from, who approved it, acts and resources."""

from datetime import UTC, date, datetime
from decimal import Decimal

from compliance.choices import EntryStatus
from compliance.models import Entity, EntryEvent, ProgressEntry, Protocol, SeriesBreak, ServiceEntry
from compliance.report.figures import Act, Approval, Figures, Resources
from compliance.report.reading import read_figures
from tests.world import YEAR

APPROVED = EntryStatus.APPROVED


def figures(world) -> Figures:
    return read_figures(world.policy, YEAR)


def approved_at(entry: ProgressEntry, person, *, at: datetime, verb: str = "approve") -> None:
    states = {"from_status": EntryStatus.SUBMITTED, "to_status": APPROVED}
    EntryEvent.objects.create(entry=entry, verb=verb, by=person, at=at, **states)


def test_the_unit_that_answers_is_told_from_its_entity(world, make_entry) -> None:
    make_entry(APPROVED)
    found = figures(world)
    assert found.answering[world.indicator.code] == "AURORA"
    assert found.result.policy_year.indicators[0].entity == "MIMP"


def test_the_source_is_the_years(world, make_entry) -> None:
    entry = make_entry(APPROVED)
    ProgressEntry.objects.filter(pk=entry.pk).update(source="INEI, ENDES")
    assert figures(world).sources == {world.indicator.code: "INEI, ENDES"}


def test_the_last_approval_counts_with_its_day_in_lima(world, make_entry, people) -> None:
    entry = make_entry(APPROVED)
    reviewer = people["reviewer"]
    approved_at(entry, people["administrator"], at=datetime(2023, 3, 1, tzinfo=UTC))
    approved_at(entry, reviewer, at=datetime(2023, 5, 2, 3, tzinfo=UTC))
    approved_at(entry, people["administrator"], at=datetime(2023, 6, 1, tzinfo=UTC), verb="withdraw")
    assert figures(world).approvals == {world.indicator.code: Approval(str(reviewer), date(2023, 5, 1))}


def test_a_person_without_a_name_is_known_by_the_address(world, make_entry, people) -> None:
    reviewer = people["reviewer"]
    type(reviewer).objects.filter(pk=reviewer.pk).update(first_name="", last_name="")
    approved_at(make_entry(APPROVED), reviewer, at=datetime(2023, 5, 2, tzinfo=UTC))
    assert figures(world).approvals[world.indicator.code].by == reviewer.email


def test_history_was_approved_by_nobody_here(world, make_entry) -> None:
    make_entry(APPROVED)
    assert figures(world).approvals == {}


def test_stated_articles_are_by_acronym(world) -> None:
    Entity.objects.filter(acronym="JNE").update(article="el")
    assert figures(world).articles == {"JNE": "el"}


def test_breaks_of_the_series_are_the_rows_in_their_order(world) -> None:
    for year in (2021, 2018):
        SeriesBreak.objects.create(indicator=world.indicator, year=year)
    assert figures(world).result.policy_year.indicators[0].breaks == (2018, 2021)


def test_a_protocol_comes_with_its_act(world) -> None:
    Protocol.objects.create(
        service=world.service, approved_on=date(2021, 12, 31), only_year_known=True, legal_instrument="R.M. 200"
    )
    assert figures(world).protocols == {world.service.code: Act(date(2021, 12, 31), True, "R.M. 200")}


def test_resources_are_those_of_the_years_approved_entry(world, make_entry) -> None:
    entry = make_entry(APPROVED, of_service=True)
    budget = {"modified_budget": Decimal("1250000.00"), "executed_budget": None}
    ServiceEntry.objects.filter(pk=entry.pk).update(**budget)
    assert figures(world).resources == {world.service.code: Resources(Decimal(1250000), None)}
    ServiceEntry.objects.filter(pk=entry.pk).update(status=EntryStatus.SUBMITTED)
    assert figures(world).resources == {}
