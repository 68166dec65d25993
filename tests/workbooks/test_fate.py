"""What is reported of a row, for a load and for the preview of the administration."""

from compliance.workbooks.catalogue import Objectives
from compliance.workbooks.fate import Fate, differences
from compliance.workbooks.readings import Reading, Refusal
from compliance.workbooks.scope import Scope

READING = Reading(1, {"codigo": "OP.01", "nombre": "Dos", "fuente": ""}, label="OP.01")
BEFORE, AFTER = {"name": "Uno", "source": ""}, {"name": "Dos", "source": ""}


def test_a_row_is_left_as_it_is_unless_something_becomes_of_it():
    assert (Fate().is_skip(), Fate().changes) == (True, ())


def test_a_new_row_names_itself():
    fate = Fate()
    fate.is_created(READING)
    assert fate.is_new()
    assert [str(change) for change in fate.changes] == ["OP.01: fila nueva"]


def test_a_changed_row_names_the_columns_that_changed():
    fate = Fate()
    fate.is_changed(Objectives.columns, READING, BEFORE, AFTER, Scope())
    assert fate.is_update()
    assert [str(change) for change in fate.changes] == ["OP.01, nombre: «Uno» → «Dos»"]


def test_a_refused_row_tells_why_by_header():
    fate = Fate()
    fate.is_refused(
        Reading(1, {"nombre": "x"}, refusals=[Refusal("nombre", "otra cosa"), Refusal("codigo", "uno", "dos")])
    )
    assert fate.is_invalid()
    assert fate.validation_error.message_dict == {
        "nombre": ["Se encontró «x»; se acepta otra cosa."],
        "codigo": ["Se encontró dos; se acepta uno."],
    }


def test_a_row_that_waits_for_another_says_nothing():
    fate = Fate()
    fate.is_refused(Reading(1, {}, waits=True))
    assert fate.is_skip()
    assert fate.validation_error is None


def test_the_preview_has_a_cell_for_every_column():
    assert list(differences(Objectives.columns, READING, BEFORE, AFTER, Scope())) == ["OP.01", "Uno → Dos", ""]
