"""The progress workbook sentence by sentence (contract, section 4): what each sheet's cells become."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compliance.choices import Achievement, EntryStatus, MissingReason
from compliance.models import (
    AdoptedMeasure,
    ImprovementAction,
    Indicator,
    ProgressEntry,
    ServiceEntry,
    StatedChange,
    StatedFigure,
)
from compliance.workbooks.progress import PROGRESS_SHEETS
from tests.workbooks.loads import PROGRESS, catalogue, changed, progress, refused

CONTRACT = {
    "Avances": "indicador, anio, valor, numerador, denominador, motivo_sin_informacion, fecha_prevista, explicacion, "
    "contexto, nota, fuente, estado_publicado, avance_publicado, brecha_publicada",
    "Medidas": "indicador, anio, orden, texto",
    "Acciones": "indicador, servicio, anio, orden, texto",
    "Cambios": "indicador, anio, desde, cambio",
    "Cifras": "anio, clave, valor",
}
INDICATOR = "ISS.01.01.01.01"


@pytest.fixture
def loaded(db, tmp_path):
    catalogue(tmp_path)


def load(tmp_path, sheet, *rows):
    return progress(tmp_path, {sheet: rows})


def test_the_sheets_and_columns_are_those_of_the_contract():
    columns = {resource.sheet: list(resource.headers()) for resource in PROGRESS_SHEETS}
    assert columns == {sheet: names.split(", ") for sheet, names in CONTRACT.items()}


def test_history_is_approved_and_of_no_cycle(loaded, tmp_path):
    progress(tmp_path)
    for entry in (*ProgressEntry.objects.all(), *ServiceEntry.objects.all()):
        assert (entry.status, entry.cycle) == (EntryStatus.APPROVED, None)


def test_every_column_of_an_entry(loaded, tmp_path):
    row = ["IOP.01.01", "2021", "0", "", "", "se_remitira", "30/06/2022", "Porque", "Marco", "Nota", "INEI"]
    published = ["No logrado", "−25,0", "0.2"]
    load(tmp_path, "Avances", CONTRACT["Avances"].split(", "), [*row, *published])
    entry = ProgressEntry.objects.get()
    assert (entry.value, entry.numerator, entry.denominator) == (0, None, None)
    assert (entry.missing_reason, entry.expected_on) == (MissingReason.DUE_LATER, date(2022, 6, 30))
    assert (entry.explanation, entry.context, entry.note, entry.source) == ("Porque", "Marco", "Nota", "INEI")
    assert (entry.stated_status, entry.stated_progress, entry.stated_gap) == (
        Achievement.NOT_ACHIEVED,
        "-25.0",
        "0.2",
    )


@pytest.mark.parametrize(
    ("word", "reason"),
    [
        ("fuente_no_realizada", "source_not_collected"),
        ("no_remitido", "not_submitted"),
        ("se_remitira", "due_later"),
        ("definicion_en_revision", "definition_under_review"),
        ("no_corresponde", "not_due"),
    ],
)
def test_reasons_for_no_information(loaded, tmp_path, word, reason):
    load(tmp_path, "Avances", ["indicador", "anio", "motivo_sin_informacion"], ["IOP.01.01", "2021", word])
    assert ProgressEntry.objects.get().missing_reason == reason


def test_an_empty_cell_is_no_value_and_zero_is_a_measured_zero(loaded, tmp_path):
    head = ["indicador", "anio", "valor"]
    load(tmp_path, "Avances", head, ["IOP.01.01", "2020", ""], ["IOP.01.01", "2021", "0"])
    assert list(ProgressEntry.objects.order_by("year").values_list("value", flat=True)) == [None, 0]


# A value given as a fraction

FRACTION = ["indicador", "anio", "valor", "numerador", "denominador"]


@pytest.mark.parametrize(
    ("indicator", "numerator", "denominator", "value"),
    [
        ("IOP.01.01", "1", "3", "33.33333333333333333333"),
        (INDICATOR, "1", "3", "0.33333333333333333333"),
        (INDICATOR, "0", "7", "0"),
        ("IOP.02.01", "-3", "4", "-0.75"),
    ],
)
def test_a_fraction_is_a_hundredfold_for_a_percentage_alone(loaded, tmp_path, indicator, numerator, denominator, value):
    load(tmp_path, "Avances", FRACTION, [indicator, "2021", "", numerator, denominator])
    assert ProgressEntry.objects.get().value == Decimal(value)


def test_the_fraction_is_stored_where_a_value_that_agrees_stands_too(loaded, tmp_path):
    report = load(tmp_path, "Avances", FRACTION, ["IOP.01.01", "2021", "15,1", "151", "1000"])
    assert report.sheets[0].new == 1
    load(tmp_path, "Avances", FRACTION, ["IOP.01.01", "2021", "15.1", "1505", "10000"])
    assert ProgressEntry.objects.get().value == Decimal("15.05")


def test_a_value_that_does_not_agree_with_its_fraction_is_refused(loaded, tmp_path):
    book = {"Avances": [FRACTION, ["IOP.01.01", "2021", "15.1", "15049", "100000"]]}
    assert refused(progress, tmp_path, book) == [
        "Avances, celda C2: «15.1» no se acepta; se acepta el valor que resulta del numerador y el denominador: 15.0."
    ]


def test_without_decimals_of_the_indicator_those_of_the_value_count(loaded, tmp_path):
    load(tmp_path, "Avances", FRACTION, ["IOP.02.01", "2021", "0.3", "1", "3"])
    problems = refused(progress, tmp_path, {"Avances": [FRACTION, ["IOP.02.01", "2021", "0.30", "1", "3"]]})
    assert len(problems) == 1
    assert "«0.30»" in problems[0]


def test_a_new_value_alone_must_agree_with_the_fraction_that_stays(loaded, tmp_path):
    load(tmp_path, "Avances", FRACTION, ["IOP.01.01", "2021", "", "1", "8"])
    alone = {"Avances": [["indicador", "anio", "valor"], ["IOP.01.01", "2021", "12.6"]]}
    assert refused(progress, tmp_path, alone)
    load(tmp_path, "Avances", ["indicador", "anio", "valor"], ["IOP.01.01", "2021", "12.5"])
    load(tmp_path, "Avances", FRACTION, ["IOP.01.01", "2021", "12.6", "", ""])
    entry = ProgressEntry.objects.get()
    assert (entry.value, entry.numerator, entry.denominator) == (Decimal("12.6"), None, None)


@pytest.mark.parametrize(
    ("numerator", "denominator", "cell", "found"),
    [
        ("1", "", "D2", "un numerador sin denominador"),
        ("", "3", "E2", "un denominador sin numerador"),
        ("1", "0", "E2", "«0» no se acepta; se acepta un denominador distinto de cero"),
        ("99999999999999999999", "0.0001", "D2", "una división con un resultado de hasta 20 cifras enteras"),
    ],
)
def test_fractions_that_are_refused(loaded, tmp_path, numerator, denominator, cell, found):
    book = {"Avances": [FRACTION, ["IOP.01.01", "2021", "", numerator, denominator]]}
    (problem,) = refused(progress, tmp_path, book)
    assert problem.startswith(f"Avances, celda {cell}: ")
    assert found in problem


# Ranges

VALUE = ["indicador", "anio", "valor"]


@pytest.mark.parametrize("indicator", ["IOP.01.01", INDICATOR])
@pytest.mark.parametrize(
    ("load_book", "sheet"), [(progress, "Avances"), (catalogue, "Metas"), (catalogue, "LineasBase")]
)
def test_every_unit_is_at_least_zero(loaded, tmp_path, load_book, sheet, indicator):
    (problem,) = refused(load_book, tmp_path, {sheet: [VALUE, [indicator, "2019", "-0.1"]]})
    assert problem.startswith(f"{sheet}, celda C2: se encontró un valor negativo (-0.1); se acepta un valor desde 0")


@pytest.mark.parametrize(
    ("load_book", "sheet"), [(progress, "Avances"), (catalogue, "Metas"), (catalogue, "LineasBase")]
)
def test_but_a_rate_of_variation(loaded, tmp_path, load_book, sheet):
    report = load_book(tmp_path, {sheet: [VALUE, ["IOP.02.01", "2019", "-0.1"]]})
    assert report.sheets[0].new == 1


def test_a_negative_fraction_is_out_of_range_too(loaded, tmp_path):
    (problem,) = refused(progress, tmp_path, {"Avances": [FRACTION, ["IOP.01.01", "2019", "", "-1", "2"]]})
    assert "un valor negativo (-50)" in problem


def test_a_value_that_is_left_alone_is_not_judged_again(loaded, tmp_path):
    """What stands in the database, under whatever unit, is judged when it is next given."""
    load(tmp_path, "Avances", FRACTION, ["IOP.02.01", "2021", "", "-1", "4"])
    Indicator.objects.filter(code="IOP.02.01").update(unit="percentage")
    load(tmp_path, "Avances", ["indicador", "anio", "nota"], ["IOP.02.01", "2021", "Una nota"])
    assert ProgressEntry.objects.get().value == Decimal("-0.25")
    (problem,) = refused(progress, tmp_path, {"Avances": [VALUE, ["IOP.02.01", "2021", "-25"]]})
    assert "un valor negativo (-25)" in problem


@pytest.mark.parametrize(("value", "is_told"), [("100", False), ("100.1", True)])
def test_a_percentage_above_a_hundred_is_a_warning(loaded, tmp_path, value, is_told):
    report = load(tmp_path, "Avances", VALUE, ["IOP.01.01", "2021", value])
    told = ("Avances, celda C2: IOP.01.01 2021 supera 100 % (100.1).",)
    assert report.warnings == (told if is_told else ())
    assert ProgressEntry.objects.get().value == Decimal(value)


# Texts, changes and counts


def test_measures_and_actions_keep_their_order(loaded, tmp_path):
    head = ["orden", "texto", "indicador", "anio"]
    load(tmp_path, "Medidas", head, ["2", "Luego", "IOP.01.01", "2021"], ["1", "Antes", "IOP.01.01", "2021"])
    assert [measure.text for measure in AdoptedMeasure.objects.order_by("position")] == ["Antes", "Luego"]


def test_an_action_is_for_an_indicator_or_for_a_service(loaded, tmp_path):
    progress(tmp_path)
    of_indicator = ImprovementAction.objects.get(entry__isnull=False)
    of_service = ImprovementAction.objects.get(service_entry__isnull=False)
    assert (of_indicator.entry.indicator.code, of_indicator.text) == (INDICATOR, "Ampliar")
    assert (of_service.service_entry.service.code, of_service.text) == ("SS.01.01.02", "Revisar")
    assert of_service.service_entry.year == 2021


def test_actions_may_leave_out_the_column_that_they_do_not_use(loaded, tmp_path):
    load(tmp_path, "Acciones", ["servicio", "anio", "orden", "texto"], ["SS.01.01.02", "2021", "1", "Revisar"])
    load(tmp_path, "Acciones", ["indicador", "anio", "orden", "texto"], [INDICATOR, "2021", "1", "Ampliar"])
    assert ImprovementAction.objects.count() == 2


@pytest.mark.parametrize(
    ("indicator", "service", "found"),
    [
        (INDICATOR, "SS.01.01.02", "B2: se encontró una acción con indicador y con servicio"),
        ("", "", "A2: se encontró una acción sin indicador ni servicio"),
    ],
)
def test_an_action_of_both_or_of_neither_is_refused(loaded, tmp_path, indicator, service, found):
    book = {"Acciones": [CONTRACT["Acciones"].split(", "), [indicator, service, "2021", "1", "x"]]}
    (problem,) = refused(progress, tmp_path, book)
    assert problem == f"Acciones, celda {found}; se acepta un indicador o un servicio: exactamente uno de los dos."


def test_texts_without_a_row_in_avances_make_an_empty_entry(loaded, tmp_path):
    sheets = {name: PROGRESS[name] for name in ("Medidas", "Acciones", "Cambios")}
    report = progress(tmp_path, sheets)
    assert [(sheet.sheet, sheet.new) for sheet in report.sheets] == [
        ("Avances", 2),
        ("Medidas", 1),
        ("Acciones", 2),
        ("Cambios", 1),
    ]
    entry = ProgressEntry.objects.get(indicator__code="IOP.01.01")
    assert (entry.value, entry.missing_reason, entry.status) == (None, "", EntryStatus.APPROVED)
    assert not progress(tmp_path, sheets).changes_anything


def test_a_change_keeps_its_sign_and_its_decimals(loaded, tmp_path):
    head = ["indicador", "anio", "desde", "cambio"]
    load(tmp_path, "Cambios", head, ["IOP.01.01", "2021", "2019", "+0,60"], ["IOP.01.01", "2021", "2020", "−1.2"])
    assert list(StatedChange.objects.values_list("since", "change")) == [(2019, "+0.60"), (2020, "-1.2")]


def test_published_counts_are_of_the_policy_and_the_year(loaded, tmp_path):
    progress(tmp_path)
    figure = StatedFigure.objects.get(key="by_entity.MIMP.service.achieved")
    assert (figure.policy.code, figure.year, figure.value) == ("PNIG", 2021, "1")


def test_a_count_is_whole_and_a_percentage_keeps_its_decimals(loaded, tmp_path):
    head = ["anio", "clave", "valor"]
    load(tmp_path, "Cifras", head, ["2021", "counts.all.achieved_pct", "29,4"], ["2021", "counts.all.achieved", ""])
    assert list(StatedFigure.objects.order_by("key").values_list("value", flat=True)) == ["", "29.4"]
    (problem,) = refused(progress, tmp_path, {"Cifras": [head, ["2021", "counts.all.achieved", "10.5"]]})
    assert problem == (
        "Cifras, celda C2: «10.5» no se acepta; se acepta un número entero, porque la clave no es un porcentaje."
    )


@pytest.mark.parametrize(
    ("key", "accepted"),
    [
        ("counts.service.winners", "una clave de los conteos del reporte, como counts.service.achieved"),
        ("by_entity.XX.service.achieved", "con la sigla de una entidad registrada"),
        ("by_entity.MIMP.service.partial", "con la sigla de una entidad registrada"),
        ("by_objective.OP.09.service_counts.total", "con el código de un objetivo registrado"),
        ("by_objective.OP.01.counts.all.total", "con el código de un objetivo registrado"),
    ],
)
def test_unknown_keys_are_refused(loaded, tmp_path, key, accepted):
    (problem,) = refused(progress, tmp_path, {"Cifras": [["anio", "clave", "valor"], ["2021", key, "1"]]})
    assert problem.startswith(f"Cifras, celda B2: «{key}» no se acepta; ")
    assert accepted in problem


def test_what_a_workbook_of_progress_names_is_in_the_catalogue(loaded, tmp_path):
    book = {
        "Avances": [["indicador", "anio"], ["I.99", "2021"]],
        "Acciones": [["servicio", "anio", "orden"], ["SS.99", "2021", "1"]],
        "Medidas": [["indicador", "anio", "orden"], ["IOP.01.01", "2021", ""]],
    }
    assert [problem.partition(":")[0] for problem in refused(progress, tmp_path, book)] == [
        "Avances, celda A2",
        "Medidas, celda C2",
        "Acciones, celda A2",
    ]


def test_an_absent_column_leaves_the_data_alone_and_an_empty_cell_clears(loaded, tmp_path):
    progress(tmp_path)
    load(tmp_path, "Avances", ["indicador", "anio", "explicacion"], ["IOP.01.01", "2021", ""])
    entry = ProgressEntry.objects.get(indicator__code="IOP.01.01")
    assert (entry.value, entry.explanation) == (Decimal("7.6"), "")
    load(tmp_path, "Avances", VALUE, ["IOP.01.01", "2021", ""])
    entry.refresh_from_db()
    assert entry.value is None


def test_entries_are_of_the_indicator_of_the_policy(loaded, tmp_path):
    assert Indicator.objects.get(code="IOP.01.01").entries.count() == 0
    load(tmp_path, "Avances", VALUE, ["IOP.01.01", "2021", "7,6"])
    assert Indicator.objects.get(code="IOP.01.01").entries.get().value == Decimal("7.6")


@given(text=st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1))
def test_measures_take_any_text(text):
    measures = dict(zip(("indicator", "year", "position", "text"), PROGRESS_SHEETS[1].columns.values(), strict=True))
    assert measures["text"].read(text, None) == text.strip()


def test_a_sheet_of_the_catalogue_is_none_of_the_progress_workbook(loaded, tmp_path):
    (problem,) = refused(progress, tmp_path, changed(PROGRESS, Metas=[["indicador", "anio"]]))
    assert problem.startswith("Hoja Metas: «Metas» no se acepta; se acepta una de estas hojas: Avances, Medidas")


@pytest.mark.parametrize("since", ["2021", "2022"])
def test_a_change_runs_from_an_earlier_year(loaded, tmp_path, since):
    rows = [["indicador", "anio", "desde", "cambio"], ["IOP.01.01", "2021", since, "0.1"]]
    assert refused(progress, tmp_path, {"Cambios": rows}) == [
        f"Cambios, celda C2: «{since}» no se acepta; se acepta un año anterior a 2021."
    ]
