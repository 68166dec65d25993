"""Two reports side by side: what entered, what left, and what became of the rest."""

from dataclasses import fields, replace

from hypothesis import given
from hypothesis import strategies as st

from compliance.calculation.progress import assess
from compliance.calculation.since import Changes, changes_since
from compliance.choices import Achievement
from tests.calculation.strategies import indicator

ACHIEVED, NOT_ACHIEVED, NOT_ASSESSABLE, NO_INFORMATION = Achievement
# A row of each state.
NOW = {
    ACHIEVED: indicator("2", "1"),
    NOT_ACHIEVED: indicator("1", "2"),
    NOT_ASSESSABLE: indicator("1"),
    NO_INFORMATION: indicator(),
}


def changes(earlier: dict[str, Achievement], now: dict[str, Achievement]) -> Changes:
    """Written by code; each state of now is a row that comes to it."""
    rows = [assess(replace(NOW[status], code=code)) for code, status in now.items()]
    assert [one.status for one in rows] == list(now.values())
    return changes_since(earlier, rows)


def found(earlier: Achievement, now: Achievement) -> list[str]:
    """In which of them an indicator is that went from one state to another."""
    what = changes({"A": earlier}, {"A": now})
    return [one.name for one in fields(what) if getattr(what, one.name) == ("A",)]


def test_a_target_is_gained_or_lost_only_where_both_years_could_tell() -> None:
    assert found(NOT_ACHIEVED, ACHIEVED) == ["gained"]
    assert found(ACHIEVED, NOT_ACHIEVED) == ["lost"]
    assert found(NOT_ASSESSABLE, ACHIEVED) == found(ACHIEVED, NOT_ASSESSABLE) == ["otherwise"]


def test_information_comes_and_goes_whatever_it_says() -> None:
    for status in (ACHIEVED, NOT_ACHIEVED, NOT_ASSESSABLE):
        assert found(NO_INFORMATION, status) == ["newly_known"]
        assert found(status, NO_INFORMATION) == ["no_longer_known"]


def test_what_is_in_only_one_report_entered_or_left() -> None:
    what = changes({"A": ACHIEVED, "B": ACHIEVED}, {"B": ACHIEVED, "D": NO_INFORMATION, "C": ACHIEVED})
    assert (what.entered, what.left, what.kept) == (("C", "D"), ("A",), ("B",))


STATES = st.dictionaries(st.sampled_from("ABCDEF"), st.sampled_from(Achievement))


@given(STATES, STATES)
def test_nothing_is_told_twice_and_the_sums_hold(earlier, now) -> None:
    what = changes(earlier, now)
    told = [code for one in fields(what) for code in getattr(what, one.name)]
    assert len(told) == len(set(told))
    assert set(told) == earlier.keys() | now.keys()
    known_then = sum(earlier[code] != NO_INFORMATION for code in earlier.keys() & now.keys())
    known_now = sum(now[code] != NO_INFORMATION for code in earlier.keys() & now.keys())
    assert known_then + len(what.newly_known) - len(what.no_longer_known) == known_now
