"""Sentences that are right are left alone, whatever they speak of; wrong ones are found: table by table."""

import pytest

from tests.findings.texts.data import CLAIMS, NUMBERS, codes
from tests.findings.texts.tables import TABLES, Table

RIGHT = [row for table in TABLES.values() for row in table.right]
WRONG = [(*row, table.codes) for table in TABLES.values() for row in table.wrong]


@pytest.mark.parametrize(("name", "sentence"), RIGHT)
def test_a_right_sentence_is_left_alone(name: str, sentence: str) -> None:
    assert not codes(name, sentence) & (CLAIMS | NUMBERS)


@pytest.mark.parametrize(("name", "sentence", "wanted"), WRONG)
def test_a_wrong_sentence_is_found(name: str, sentence: str, wanted: frozenset[str]) -> None:
    assert codes(name, sentence) & wanted


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_there_are_enough_of_both(table: Table) -> None:
    assert len(table.right) >= table.least
    assert len(table.wrong) >= table.least
