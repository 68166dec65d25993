"""A typed number has every reading that a person may have meant, and what a field shows is read back as it was."""

from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from compliance.forms.typed_numbers import NotANumber, for_editing, readings, unmistakable

FIGURES = st.decimals(
    min_value=Decimal("-1e18"), max_value=Decimal("1e18"), allow_nan=False, allow_infinity=False, places=6
)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("7.6", "7.6"),
        ("7,6", "7.6"),
        (" 7,60 ", "7.60"),
        (".5", "0.5"),
        ("0,600", "0.600"),
        ("0.125", "0.125"),
        ("-7,6", "-7.6"),
        ("−7.6", "-7.6"),
        ("+3", "3"),
        ("1 250 000", "1250000"),
        ("1\u00a0250\u202f000", "1250000"),
        ("1 250,600", "1250.600"),
        ("1,250,000", "1250000"),
        ("1.250.000", "1250000"),
        ("1,250,000.5", "1250000.5"),
        ("1.250.000,5", "1250000.5"),
        ("1,250.600", "1250.600"),
        ("1'250,000.50", "1250000.50"),
        ("1’250’000", "1250000"),
        ("7.6000", "7.6000"),
        ("1250000", "1250000"),
    ],
)
def test_one_reading(text: str, meant: str) -> None:
    assert readings(text) == (Decimal(meant),)


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("7,600", "7.600", "7600"),
        ("7.600", "7.600", "7600"),
        ("-7,600", "-7.600", "-7600"),
        ("10.000", "10.000", "10000"),
        ("1250,600", "1250.600", "1250600"),
        ("1'250,000", "1250.000", "1250000"),
    ],
)
def test_two_readings(text: str, first: str, second: str) -> None:
    assert readings(text) == (Decimal(first), Decimal(second))


@given(st.integers(1, 999), st.integers(0, 999), st.sampled_from([",", "."]))
def test_a_mark_before_exactly_three_digits_is_always_asked(whole: int, rest: int, mark: str) -> None:
    assert readings(f"{whole}{mark}{rest:03}") == (Decimal(f"{whole}.{rest:03}"), Decimal(f"{whole}{rest:03}"))


NOT_NUMBERS = (
    *("", " ", "-", ".", ",", "5.", "7,,6", "1 25", "0 250", "1,2,3", "1.25,000", "1,250.000,5", "1e5", "1E+5"),
    *("NaN", "nan", "sNaN", "Infinity", "-inf", "0x10", "1_000", "٣", "７", "½", "siete", "--5", "5-", "7.6 m"),
    *("9" * 81, "1" * 1_000_000, "<b>7</b>", "7;DROP TABLE", "7\x006"),
)


@pytest.mark.parametrize("text", NOT_NUMBERS)
def test_no_reading(text: str) -> None:
    with pytest.raises(NotANumber):
        readings(text)


@given(st.text(max_size=120))
def test_any_text_has_readings_or_none(text: str) -> None:
    try:
        found = readings(text)
    except NotANumber:
        return
    assert 1 <= len(found) <= 2
    assert all(figure.is_finite() for figure in found)


@given(FIGURES)
@example(Decimal("7.625"))
@example(Decimal("-0.000"))
@example(Decimal("1000.125"))
@pytest.mark.parametrize("write", [for_editing, unmistakable])
def test_what_is_shown_is_read_back_in_one_way(write, figure: Decimal) -> None:
    assert readings(write(figure)) == (figure,)
