"""What a page says beforehand of an indicator is what the report prints of it."""

import re
from dataclasses import replace
from datetime import date
from itertools import zip_longest

import pytest
from hypothesis import given

from compliance.calculation.progress import assess
from compliance.calculation.rows import IndicatorYear
from compliance.choices import Direction, MissingReason
from compliance.report.narrative import compose
from compliance.report.narrative.preview import Known, Told, preview
from tests.calculation.strategies import indicator_years
from tests.report.narrative.reading import lines
from tests.report.narrative.stories import NAMES, figures, of_service, percentage, service

PROMISED = date(2022, 6, 5)


def told(row: IndicatorYear, **known) -> Told:
    """The preview, of a policy whose last target is the indicator's own."""
    last = max((year for year, target in row.targets.items() if target is not None), default=None)
    policy = figures(row).policy
    return preview(assess(row), Known(policy, "MIMP", NAMES["MIMP"], last_target_year=last, **known))


def printed(row: IndicatorYear, **rest) -> set[str]:
    """What the whole report says, paragraph by paragraph, without the numbers of its footnotes."""
    services = (service(),) if row.service else ()
    return {re.sub("⟦[0-9]+⟧", "", line.whole) for line in lines(compose(figures(row, services=services, **rest)))}


def whole(one: Told) -> set[str]:
    return {f"{lead} {text}".strip() for lead, text in zip_longest((one.lead,), one.paragraphs, fillvalue="")} - {""}


@given(indicator_years())
def test_whatever_is_known_of_an_indicator_the_report_prints_what_was_shown(drawn: IndicatorYear) -> None:
    row = replace(drawn, entity="MIMP", objective="OP.01", service=None)
    assert whole(told(row)) <= printed(row)


@pytest.mark.parametrize("reason", MissingReason)
@pytest.mark.parametrize("dress", [percentage, lambda: of_service(percentage(targets={2021: None}))])
def test_so_it_is_where_there_is_no_value(reason, dress) -> None:
    row = replace(dress(), reason=reason, entity="MIMP")
    said = told(row, expected_on=PROMISED, source="Encuesta Nacional (ENARES)")
    rest = {"expected_on": {row.code: PROMISED}, "sources": {row.code: "Encuesta Nacional (ENARES)"}}
    assert whole(said) <= printed(row, **rest)
    assert str(said).startswith("Sin información. ")


def test_a_services_indicator_that_missed_its_target_is_told_among_the_alternatives() -> None:
    row = replace(of_service(percentage("40", "50")), entity="MIMP")
    assert whole(told(row)) <= printed(row)
    assert told(row).lead == "Meta no alcanzada."


def test_the_note_stands_at_the_foot() -> None:
    said = told(percentage("5", "4", direction=Direction.ASCENDING), note="Dato preliminar.")
    assert said.notes == ("Dato preliminar.",)
    assert "Dato preliminar" not in str(said)
