"""Rows as they are read: values by field, what is wrong with them, and what is left unsaid."""

from typing import Any

import pytest

from compliance.models import PriorityObjective
from compliance.workbooks.catalogue import Guidelines
from compliance.workbooks.readings import Check, Reading, Refusal, over, read_rows, repeated
from compliance.workbooks.scope import Scope


@pytest.fixture
def scope() -> Scope:
    scope = Scope()
    scope._ids[PriorityObjective] = {"OP.01": 7}
    return scope


def read(scope: Scope, **cells: Any) -> Reading:
    return read_rows(Guidelines.columns, [cells], scope)[0]


def test_cells_become_values_and_absent_columns_stay_absent(scope):
    reading = read(scope, codigo=" L.01 ", objetivo="OP.01")
    assert reading.values == {"code": "L.01", "objective": 7}
    assert (reading.key, reading.label, reading.is_good) == (("L.01",), "L.01", True)


def test_an_empty_text_is_empty_and_a_cell_of_white_space_too(scope):
    assert read(scope, codigo="L.01", nombre="   ").values["name"] == ""


def test_each_refused_cell_is_told_and_unread(scope):
    reading = read(scope, codigo="l 1", objetivo="OP.02")
    assert [refusal.header for refusal in reading.refusals] == ["codigo", "objetivo"]
    assert (reading.unread, reading.key) == ({"code", "objective"}, None)


def test_naming_a_refused_row_is_not_told(scope):
    scope.refused[PriorityObjective].add("OP.02")
    reading = read(scope, codigo="L.01", objetivo="OP.02")
    assert (reading.refusals, reading.waits, reading.is_good) == ([], True, False)


def test_naming_a_row_of_a_sheet_that_could_not_be_read_is_not_told(scope):
    scope.unread.add(PriorityObjective)
    assert read(scope, codigo="L.01", objetivo="OP.02").waits
    assert not read(scope, codigo="L.01", objetivo="OP.01").waits


def test_a_check_is_asked_only_where_all_that_it_reads_was_read():
    @over("code", "name")
    def never_content(_instance: Any, _reading: Reading, _scope: Scope) -> Any:
        yield Refusal("nombre", "otra cosa")

    assert isinstance(never_content, Check)
    assert never_content(None, Reading(1, {}), Scope()) == [Refusal("nombre", "otra cosa")]
    assert never_content(None, Reading(1, {}, unread={"name"}), Scope()) == []


def test_rows_that_repeat_a_key_are_told_and_rows_without_one_are_not():
    readings = [Reading(number, {}, key=key, label="OP.01") for number, key in enumerate([("a",), None, ("a",), None])]
    told = [(reading.number, refusal.header) for reading, refusal in repeated(readings, "codigo")]
    assert told == [(2, "codigo")]
