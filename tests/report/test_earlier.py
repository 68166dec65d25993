"""Which report the year is held against: the newest edition of the year before, else what was published of it."""

import json
from decimal import Decimal

from compliance.choices import Achievement, EditionStatus, EntryStatus
from compliance.models import Policy, ProgressEntry, Protocol, ReportEdition, Target
from compliance.report.reading import read_figures
from tests.publishing.published import decide
from tests.world import YEAR

ACHIEVED, NOT_ACHIEVED, _NOT_ASSESSABLE, NO_INFORMATION = Achievement
BEFORE = YEAR - 1


def earlier(policy: Policy, year: int = YEAR):
    return read_figures(policy, year).earlier


def history(world, *, stated: str, value: str | None = "40") -> None:
    figure = None if value is None else Decimal(value)
    row = {"indicator": world.indicator, "year": BEFORE, "status": EntryStatus.APPROVED}
    ProgressEntry.objects.create(**row, value=figure, stated_status=stated)


def edition(world, people, number: int | None, **statuses: str) -> None:
    """Of the year before; not published where it has no number."""
    figures = {"indicators": [{"code": code, "status": status} for code, status in statuses.items()]}
    prepared = ReportEdition.objects.create(
        policy=world.policy,
        year=BEFORE,
        reason="Un dato" if number and number > 1 else "",
        figures=json.dumps(figures),
        prepared_by=people["reviewer"],
    )
    if number:
        decide(prepared, EditionStatus.PUBLISHED, by=people["administrator"], number=number)


def test_there_is_none_before_the_first_report(world) -> None:
    assert earlier(world.policy) is None
    history(world, stated="")
    assert earlier(world.policy) is None


def test_published_history_is_computed_by_the_rules_of_now(world) -> None:
    history(world, stated=ACHIEVED)
    assert earlier(world.policy) == {}
    Target.objects.create(indicator=world.indicator, year=BEFORE, value=Decimal(50))
    Protocol.objects.create(service=world.service, approved_on="2020-01-01")
    assert earlier(world.policy) == {world.indicator.code: NOT_ACHIEVED}


def test_where_history_has_no_value_what_was_published_counts(world) -> None:
    history(world, stated=ACHIEVED, value=None)
    Target.objects.create(indicator=world.indicator, year=BEFORE, value=Decimal(50))
    Protocol.objects.create(service=world.service, approved_on="2020-01-01")
    assert earlier(world.policy) == {world.indicator.code: ACHIEVED}


def test_the_newest_published_edition_goes_before_history(world, people) -> None:
    history(world, stated=ACHIEVED)
    edition(world, people, 1, **{"IOP.01.01": ACHIEVED})
    edition(world, people, 2, **{"IOP.01.01": NOT_ACHIEVED, "IOP.01.02": NO_INFORMATION})
    edition(world, people, None, **{"IOP.01.01": ACHIEVED})
    assert earlier(world.policy) == {"IOP.01.01": NOT_ACHIEVED, "IOP.01.02": NO_INFORMATION}


def test_the_real_year_after_is_held_against_what_was_published(pnig) -> None:
    found = earlier(pnig, 2022)
    now = {one.indicator.code: one.status for one in read_figures(pnig, 2021).result.indicators}
    assert found == now
    assert earlier(pnig, 2021) is None
    assert earlier(pnig, 2023) is None
