"""Figures of a review: with their units, and as a line that stays inside its picture."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compliance.calculation.progress import assess
from compliance.calculation.rows import IndicatorYear
from compliance.choices import Direction, EntryStatus, Level, ProgressMethod, Unit
from compliance.templatetags import review

FIGURES = st.decimals(allow_nan=False, allow_infinity=False, min_value=Decimal(-(10**15)), max_value=Decimal(10**15))


def assessed(values: dict[int, Decimal], target: Decimal | None = None, year: int = 2022):
    row = IndicatorYear(
        year=year,
        code="IOP.01.01",
        level=Level.OBJECTIVE,
        objective="OP.01",
        entity="MIMP",
        unit=Unit.PERCENTAGE,
        direction=Direction.ASCENDING,
        method=ProgressMethod.RATIO,
        decimals=1,
        targets={} if target is None else {year: target},
        values=values,
    )
    return assess(row)


@given(st.dictionaries(st.integers(1990, 2030), FIGURES, max_size=12), st.none() | FIGURES)
def test_every_point_is_inside_the_picture(values, target) -> None:
    drawn = review.trend(assessed(values, target))
    assert len(drawn["points"]) == min(len([year for year in values if year <= 2022]), review.MOST_YEARS)
    for point in drawn["points"]:
        assert 0 < point.x < review.WIDTH
        assert 0 < point.y < review.HEIGHT
    assert drawn["target_y"] is None or 0 < drawn["target_y"] < review.HEIGHT


def test_higher_is_drawn_higher_and_later_further_right() -> None:
    first, second = review.trend(assessed({2021: Decimal(5), 2022: Decimal(9)}))["points"]
    assert first.y > second.y
    assert first.x < second.x
    assert (first.is_current, second.is_current) == (False, True)
    assert (first.shown, second.shown) == ("5.0\xa0%", "9.0\xa0%")


def test_years_stand_apart_as_they_are() -> None:
    points = review.trend(assessed({2012: Decimal(1), 2021: Decimal(2), 2022: Decimal(3)}))["points"]
    assert points[1].x - points[0].x > 5 * (points[2].x - points[1].x)


def test_equal_values_are_drawn_in_the_middle() -> None:
    points = review.trend(assessed({2021: Decimal(5), 2022: Decimal(5)}))["points"]
    assert {point.y for point in points} == {review.HEIGHT // 2}


def test_figures_are_shown_with_their_units() -> None:
    one = assessed({2022: Decimal(45)}, Decimal(50))
    assert review.shown(Decimal(45), one.indicator) == "45.0\xa0%"
    assert review.shown(None, one.indicator) == ""
    assert review.gap(one) == "−5.0\xa0pp"
    assert review.progress(one) == "90.0\xa0%"
    assert review.gap(assessed({})) == review.progress(assessed({})) == ""
    assert review.plainly(Decimal("1250000.50")) == "1\xa0250\xa0000.5"
    assert review.plainly(None) == ""


@pytest.mark.parametrize(
    ("changes", "said"),
    [({}, "60.0\xa0%"), ({"value": None, "missing_reason": "due_later"}, "Se remitirá después"), ({"value": None}, "")],
)
def test_what_an_entry_states_in_a_few_words(changes, said, make_entry) -> None:
    entry = make_entry(EntryStatus.SUBMITTED)
    for field, value in changes.items():
        setattr(entry, field, value)
    assert review.figure(entry) == said


def test_what_a_service_states_in_a_few_words(make_entry) -> None:
    entry = make_entry(EntryStatus.SUBMITTED, of_service=True)
    assert review.figure(entry) == "Sin protocolo aprobado"
    entry.protocol_is_approved = True
    assert review.figure(entry) == "Protocolo aprobado"
