"""Numbers, dates and lists as people in Peru read them."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compliance import formatting
from compliance.choices import Unit

NB = "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("figure", "text"),
    [
        ("0", "0"),
        ("7.6", "7.6"),
        ("-0.5", "−0.5"),
        ("4766.7", f"4{NB}766.7"),
        ("1250000", f"1{NB}250{NB}000"),
        ("-1234567.10", f"−1{NB}234{NB}567.10"),
        ("1E+3", f"1{NB}000"),
    ],
)
def test_numbers_have_a_point_and_groups_of_three(figure: str, text: str) -> None:
    assert formatting.number(Decimal(figure)) == text


@pytest.mark.parametrize(
    ("figure", "decimals", "text"),
    [("0.05", 1, "0.1"), ("-0.04", 1, "0.0"), ("226.25", 1, "226.3"), ("-4.68", 1, "-4.7"), ("100", 1, "100.0")],
)
def test_rounding_is_half_up_without_a_negative_zero(figure: str, decimals: int, text: str) -> None:
    assert str(formatting.rounded(Decimal(figure), decimals)) == text


@pytest.mark.parametrize(
    ("figure", "least", "text"),
    [
        ("7.60000000000000000000", 1, "7.6"),
        ("25.5", 2, "25.50"),
        ("28.71", 1, "28.71"),
        ("100", 0, "100"),
        ("0E-20", 1, "0.0"),
    ],
)
def test_exact_figures_keep_their_digits_and_at_least_so_many(figure: str, least: int, text: str) -> None:
    assert formatting.plain(formatting.exact(Decimal(figure), least)) == text


@given(st.decimals(allow_nan=False, allow_infinity=False, places=12, min_value=-(10**20), max_value=10**20))
def test_exact_never_changes_a_figure(figure: Decimal) -> None:
    assert formatting.exact(figure, 2) == figure
    assert Decimal(formatting.plain(formatting.exact(figure))) == figure


@pytest.mark.parametrize(
    ("unit", "value", "gap"),
    [
        (Unit.PERCENTAGE, f"7.6{NB}%", f"+7.6{NB}pp"),
        (Unit.INDEX, "7.6", f"+7.6{NB}puntos"),
        (Unit.RATE, "7.6", "+7.6"),
        (None, "7.6", "+7.6"),
    ],
)
def test_only_percentages_differ_by_percentage_points(unit: Unit | None, value: str, gap: str) -> None:
    assert formatting.with_unit(Decimal("7.6"), unit, 1) == value
    assert formatting.difference(Decimal("7.6"), unit, 1) == gap


def test_a_tie_has_no_sign() -> None:
    assert formatting.difference(Decimal(0), Unit.PERCENTAGE, 1) == f"0.0{NB}pp"


def test_dates_are_written_out() -> None:
    assert formatting.day(date(2021, 10, 5)) == "5 de octubre de 2021"


@pytest.mark.parametrize(
    ("items", "text"),
    [
        ([], ""),
        (["A"], "A"),
        (["A", "B"], "A y B"),
        (["A", "B", "C"], "A, B y C"),
        (["MIMP", "INEI"], "MIMP e INEI"),
        (["agua", "hierba"], "agua y hierba"),
        (["agua", "hidrología"], "agua e hidrología"),
        (["IOP.02.01", "IOP.02.03"], "IOP.02.01 e IOP.02.03"),
        (["A, con coma", "B", "C"], "A, con coma; B; y C"),
    ],
)
def test_lists_read_as_spanish_does(items: list[str], text: str) -> None:
    assert formatting.listed(items) == text


@pytest.mark.parametrize(
    ("items", "text"),
    [
        ([], ""),
        (["A"], "A"),
        (["la meta", "el sentido"], "la meta o el sentido"),
        (["7", "8"], "7 u 8"),
        (["10", "11"], "10 u 11"),
        (["uno", "otro"], "uno u otro"),
        (["mujeres", "hombres"], "mujeres u hombres"),
        (["7", "18"], "7 o 18"),
        (["10", f"11{NB}000"], f"10 u 11{NB}000"),
        (["10", "110"], "10 o 110"),
        (["70", "80"], "70 u 80"),
        (["A, con coma", "B"], "A, con coma; o B"),
    ],
)
def test_alternatives_read_as_spanish_does(items: list[str], text: str) -> None:
    assert formatting.either(items) == text


@pytest.mark.parametrize(
    ("figure", "unit", "decimals", "text"),
    [
        ("2.0", Unit.PERCENTAGE, 1, f"2.0{NB}pp"),
        ("-0.1", Unit.PERCENTAGE, 1, f"0.1{NB}pp"),
        ("0.04", Unit.PERCENTAGE, 1, f"0.04{NB}pp"),
        ("-0.0096", Unit.RATE, 1, "0.010"),
        ("0", Unit.PERCENTAGE, 1, f"0.0{NB}pp"),
        ("1", Unit.INDEX, 0, f"1{NB}punto"),
        ("1", Unit.INDEX, 1, f"1.0{NB}puntos"),
        ("3.21", Unit.INDEX, None, f"3.21{NB}puntos"),
        ("12", None, 0, "12"),
    ],
)
def test_a_size_has_no_sign_and_never_prints_as_nothing(
    figure: str, unit: Unit | None, decimals: int | None, text: str
) -> None:
    assert formatting.size(Decimal(figure), unit, decimals) == text


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        ("1250000", f"S/{NB}1{NB}250{NB}000"),
        ("1250000.00", f"S/{NB}1{NB}250{NB}000"),
        ("99.5", f"S/{NB}99.50"),
        ("0", f"S/{NB}0"),
    ],
)
def test_money_has_cents_only_where_there_are_any(amount: str, text: str) -> None:
    assert formatting.money(Decimal(amount)) == text


@pytest.mark.parametrize(
    ("size", "said"),
    [
        (0, "0 bytes"),
        (1, "1 byte"),
        (900, "900 bytes"),
        (1_024, "1 KB"),
        (327_000, "319.3 KB"),
        (50 * 1_024 * 1_024, "50 MB"),
        (1_468_006, "1.4 MB"),
        (1_048_575, "1 MB"),
        (3 * 2**30, "3 GB"),
        (1_800 * 2**30, "1 800 GB"),
    ],
)
def test_the_size_of_a_file_has_a_decimal_only_where_it_says_something(size: int, said: str) -> None:
    assert formatting.file_size(size) == said.replace(" ", NB)
