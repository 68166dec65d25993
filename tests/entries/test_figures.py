"""An indicator's series is the same read in one query, for many at once, or from rows fetched before."""

from decimal import Decimal

import pytest

from compliance.choices import Achievement, EntryStatus, MissingReason
from compliance.entries.figures import assess_entry, assess_value, read_series, series_of, status_of
from compliance.models import Baseline, Indicator, ProgressEntry, SeriesBreak, Target


@pytest.fixture
def series(world):
    """Targets, base lines and values in force, replaced and unknown."""
    indicator = world.indicator
    Target.objects.create(indicator=indicator, year=2023, value=None)
    Target.objects.create(indicator=indicator, year=2024, value=Decimal(70), valid_until="2022-01-01")
    Target.objects.create(indicator=indicator, year=2024, value=Decimal(80))
    Baseline.objects.create(indicator=indicator, year=2019, value=Decimal("30.25"))
    Baseline.objects.create(indicator=indicator, year=2018, value=None)
    SeriesBreak.objects.create(indicator=indicator, year=2021)
    for year, status in ((2020, EntryStatus.APPROVED), (2021, EntryStatus.APPROVED)):
        ProgressEntry.objects.create(indicator=indicator, year=year, value=Decimal(year - 1980), status=status)
    return indicator


def test_one_query_reads_what_four_read(series, django_assert_num_queries) -> None:
    other = Indicator.objects.create(service=series.service, code="ISS.01.01.01.02", entity=series.entity)
    with django_assert_num_queries(1):
        found = read_series([series.pk, other.pk])
    assert found[series.pk] == series_of(series)
    assert found[series.pk].targets == {2022: 50, 2023: None, 2024: 80}
    assert found[series.pk].values == {2020: 40, 2021: 41}
    assert [(one.year, one.value) for one in found[series.pk].baselines] == [(2019, Decimal("30.25"))]
    assert found[series.pk].breaks == (2021,)
    assert found[other.pk] == series_of(other)


def test_of_nothing_nothing_is_read(db, django_assert_num_queries) -> None:
    with django_assert_num_queries(0):
        assert read_series([]) == {}


@pytest.mark.parametrize(
    ("value", "status"),
    [(50, Achievement.ACHIEVED), (49, Achievement.NOT_ACHIEVED), (None, Achievement.NO_INFORMATION)],
)
def test_what_a_value_would_come_to(value, status, series, make_entry) -> None:
    entry = make_entry()
    entry.value = None if value is None else Decimal(value)
    assert status_of(entry) == status == assess_entry(entry).status
    assert assess_value(series, 2022, entry.value) == assess_entry(entry)


def test_an_unapproved_value_of_the_year_gives_way_to_what_is_typed(series, make_entry) -> None:
    make_entry(EntryStatus.APPROVED)
    assessed = assess_value(series, 2022, Decimal(45))
    assert (assessed.indicator.value, assessed.previous.year, assessed.previous.change) == (45, 2021, 4)


def test_an_entry_knows_the_breaks_of_its_series(series, make_entry) -> None:
    assert assess_entry(make_entry()).indicator.breaks == (2021,)


def test_a_reason_goes_with_the_absence(series) -> None:
    assessed = assess_value(series, 2022, None, MissingReason.NOT_DUE)
    assert assessed.indicator.reason == MissingReason.NOT_DUE
