"""Columns: what they take, what they write, and what they show and export."""

from datetime import date

import pytest

from compliance.models import Baseline, Indicator, PriorityObjective, Protocol
from compliance.workbooks.catalogue import Baselines, Indicators, Objectives, Protocols
from compliance.workbooks.cells import ApprovalDay
from compliance.workbooks.figures import CellRefused
from compliance.workbooks.progress import Actions, Measures
from compliance.workbooks.scope import Scope


def test_a_text_is_as_long_as_its_column_of_the_database():
    source = Objectives.columns["source"]
    assert source.read("x" * 500, Scope()) == "x" * 500
    with pytest.raises(CellRefused, match="un texto de hasta 500 caracteres"):
        source.read("x" * 501, Scope())


def test_a_whole_number_is_as_large_as_its_column_allows():
    assert Indicators.columns["decimals"].read("10", Scope()) == 10
    assert Measures.columns["position"].read("32767", Scope()) == 32767
    for column, cell in ((Indicators.columns["decimals"], "11"), (Measures.columns["position"], "32768")):
        with pytest.raises(CellRefused, match="un número entero entre 0 y "):
            column.read(cell, Scope())


def test_keys_are_required_unless_they_say_otherwise():
    assert [name for name, column in Actions.columns.items() if column.is_key] == [
        "indicator",
        "service",
        "year",
        "position",
    ]
    assert Actions.needed_headers() == ["anio", "orden"]


def test_white_space_and_line_ends_that_no_workbook_carries_are_no_difference():
    column = Objectives.columns["name"]
    assert column.value(PriorityObjective(name=" uno\r\ndos\x0b\t ")) == "uno\ndos"


def test_a_reference_holds_a_key_and_shows_a_code():
    column, scope = Baselines.columns["indicator"], Scope()
    scope._ids[Indicator] = {"IOP.01.01": 5}
    baseline = Baseline()
    column.put(baseline, column.read("IOP.01.01", scope))
    assert (baseline.indicator_id, column.value(baseline), column.stored) == (5, 5, ("indicator",))
    assert (column.shown(5, scope), column.shown(None, scope)) == ("IOP.01.01", "")


def test_what_belongs_to_another_row_is_not_written():
    assert Measures.columns["indicator"].stored == ()
    assert Measures.columns["year"].stored == ()
    assert Measures.columns["text"].stored == ("text",)


def test_an_approval_is_two_attributes_in_one_cell():
    column, protocol = Protocols.columns["approved_on"], Protocol()
    assert column.stored == ("approved_on", "only_year_known")
    column.put(protocol, column.read("2021", Scope()))
    assert (protocol.approved_on, protocol.only_year_known) == (date(2021, 12, 31), True)
    assert column.value(protocol) == ApprovalDay(date(2021, 12, 31), True)
    assert column.export(protocol) == 2021
    column.put(protocol, None)
    assert (protocol.approved_on, protocol.only_year_known, column.value(protocol)) == (None, False, None)
