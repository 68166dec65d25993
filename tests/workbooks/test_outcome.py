"""What a load says for people to read."""

from compliance.workbooks.outcome import MOST_SHOWN, MOST_TOLD, Change, LoadReport, SheetOutcome


def lines(*changes: Change) -> list[str]:
    sheet = SheetOutcome("Metas", new=1, changed=2, unchanged=0, changes=changes)
    return list(LoadReport((sheet,)).lines(in_detail=True))


def test_counts_come_first():
    assert lines() == ["Metas: 1 nueva, 2 con cambios, 0 sin cambios"]


def test_a_change_names_row_column_before_and_after():
    assert str(Change("OP.01", "nombre", "Uno", "Dos")) == "OP.01, nombre: «Uno» → «Dos»"
    assert str(Change("OP.01", "nombre", "", "Dos")) == "OP.01, nombre: vacío → «Dos»"
    assert str(Change("OP.01")) == "OP.01: fila nueva"


def test_long_and_unprintable_values_stand_on_one_line():
    shown = str(Change("OP.01", "nombre", "a\n\x07b", "x" * 500))
    assert shown == f"OP.01, nombre: «a b» → «{'x' * MOST_SHOWN}…»"


def test_long_lists_are_folded():
    told = lines(*(Change(f"OP.{number}") for number in range(MOST_TOLD + 3)))
    assert len(told) == MOST_TOLD + 2
    assert told[-1] == "  … y 3 cambios más"
    assert lines(*(Change("OP.1") for _one in range(MOST_TOLD + 1)))[-1] == "  … y 1 cambio más"
    assert lines(*(Change("OP.1") for _one in range(MOST_TOLD)))[-1] == "  OP.1: fila nueva"


def test_warnings_come_last_and_in_any_case():
    report = LoadReport((SheetOutcome("Metas", 0, 0, 1),), warnings=("Metas, celda C2: mucho.",))
    assert list(report.lines(in_detail=False)) == [
        "Metas: 0 nuevas, 0 con cambios, 1 sin cambios",
        "Advertencias:",
        "  Metas, celda C2: mucho.",
    ]
    assert not report.changes_anything
