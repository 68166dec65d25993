"""The pages of an indicator's entry as forms: what was typed becomes what is stored, or is said to be wrong."""

from decimal import Decimal

import pytest
from django.http import QueryDict

from compliance.choices import Achievement, Block, MissingReason, Unit
from compliance.forms.base import close_form
from compliance.forms.entry import Answer, ValueForm
from compliance.forms.texts import ASKED_BY_RESULT, TextsForm, names_to_show
from compliance.models import Indicator, Observation, ProgressEntry
from compliance.models.entries import to_entry


def posted(**fields) -> QueryDict:
    data = QueryDict(mutable=True)
    for name, value in fields.items():
        data.setlist(name, value if isinstance(value, list) else [value])
    return data


def value_form(entry, *, complete: bool = False, **fields) -> ValueForm:
    return ValueForm(entry, data=posted(**fields), complete=complete)


def errors(form) -> dict[str, list[str]]:
    return {name: [str(message) for message in messages] for name, messages in form.errors.items()}


NOTHING = {
    "value": None,
    "numerator": None,
    "denominator": None,
    "expected_on": None,
    "missing_reason": "",
    "source": "",
}


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ({"answer": "have", "value": "7,6"}, {"value": Decimal("7.6")}),
        ({"answer": "have", "value": "0"}, {"value": Decimal(0)}),
        ({"answer": "have", "value": "7.6 %", "source": "ENDES"}, {"value": Decimal("7.6"), "source": "ENDES"}),
        (
            {"answer": "have", "numerator": "1", "denominator": "3"},
            {"value": Decimal("33.33333333333333333333"), "numerator": Decimal(1), "denominator": Decimal(3)},
        ),
        (
            {"answer": "have", "value": "33.3", "numerator": "1", "denominator": "3"},
            {"value": Decimal("33.33333333333333333333"), "numerator": Decimal(1), "denominator": Decimal(3)},
        ),
        ({"answer": "have"}, {}),
        ({"answer": "not_yet"}, {}),
        (
            {"answer": "not_yet", "missing_reason": "due_later", "expected_on": "2023-06-05"},
            {"missing_reason": MissingReason.DUE_LATER, "expected_on": "2023-06-05"},
        ),
        ({"answer": "not_due", "missing_reason": "due_later"}, {"missing_reason": MissingReason.NOT_DUE}),
        ({"answer": "have", "value": "7", "expected_on": "2023-06-05"}, {"value": Decimal(7)}),
    ],
)
def test_what_is_typed_becomes_what_is_stored(typed, stored, make_entry) -> None:
    form = value_form(make_entry(), **typed)
    assert form.is_valid(), form.errors
    changes = {**form.changes(), "expected_on": str(form.changes()["expected_on"] or "") or None}
    assert changes == {**NOTHING, **stored}


@pytest.mark.parametrize(
    ("typed", "field", "told"),
    [
        ({}, "answer", "Elija una de las tres respuestas."),
        ({"answer": "maybe"}, "answer", "maybe"),
        ({"answer": "have", "value": "7,600"}, "value", "¿7.6 o 7600?"),
        ({"answer": "have", "value": "-1"}, "value", "negativo"),
        ({"answer": "have", "value": "NaN"}, "value", "No se entiende"),
        ({"answer": "have", "numerator": "1"}, "denominator", "Falta el denominador."),
        ({"answer": "have", "denominator": "1"}, "numerator", "Falta el numerador."),
        ({"answer": "have", "numerator": "1", "denominator": "0"}, "denominator", "no puede ser cero"),
        ({"answer": "have", "value": "34", "numerator": "1", "denominator": "3"}, "value", "No coincide"),
        ({"answer": "have", "numerator": "9" * 20, "denominator": "0.0000001"}, "numerator", "demasiado grande"),
        ({"answer": "not_yet", "value": "7"}, "value", "eligió «Aún no lo tengo»"),
        ({"answer": "not_due", "numerator": "7"}, "numerator", "eligió «No corresponde medirlo este año»"),
        ({"answer": "not_yet", "missing_reason": "not_due"}, "missing_reason", "not_due"),
        ({"answer": "not_yet", "expected_on": "pronto"}, "expected_on", "día/mes/año"),
        ({"answer": "not_yet", "expected_on": "0022-06-05"}, "expected_on", "Revise el año"),
        ({"answer": "have", "value": "7", "source": "x" * 501}, "source", "500"),
    ],
)
def test_what_cannot_be_is_told_at_its_field(typed, field, told, make_entry) -> None:
    form = value_form(make_entry(), **typed)
    assert not form.is_valid()
    assert told in errors(form)[field][0]


def test_only_who_goes_on_must_have_answered(make_entry) -> None:
    assert "value" in value_form(make_entry(), complete=True, answer="have").errors
    assert "missing_reason" in value_form(ProgressEntry.objects.get(), complete=True, answer="not_yet").errors
    assert value_form(ProgressEntry.objects.get(), complete=True, answer="not_due").is_valid()


def test_only_a_variation_may_fall_below_zero(make_entry) -> None:
    entry = make_entry()
    for unit in Unit:
        entry.indicator.unit = unit
        assert value_form(entry, answer="have", value="-1").is_valid() == (unit == Unit.VARIATION)


def test_a_percentage_above_a_hundred_is_taken(make_entry) -> None:
    assert value_form(make_entry(), answer="have", value="140").is_valid()


def test_a_fraction_is_divided_by_its_unit(make_entry) -> None:
    entry = make_entry()
    entry.indicator.unit = Unit.RATE
    form = value_form(entry, answer="have", numerator="1", denominator="4")
    assert form.is_valid()
    assert form.changes()["value"] == Decimal("0.25")


@pytest.mark.parametrize(
    "stored",
    [
        {"value": Decimal("7.625")},
        {"value": Decimal(25), "numerator": Decimal(1), "denominator": Decimal(4), "source": "Registro"},
        {"value": None, "missing_reason": "due_later", "expected_on": "2023-06-05"},
        {"value": None, "missing_reason": "not_due"},
        {"value": None},
    ],
)
def test_a_page_that_is_only_looked_at_changes_nothing(stored, make_entry) -> None:
    make_entry()
    ProgressEntry.objects.update(**stored)
    entry = ProgressEntry.objects.get()
    shown = ValueForm(entry)
    data = {name: str(shown[name].value() or "") for name in shown.fields}
    data["expected_on"] = str(entry.expected_on or "")
    form = value_form(entry, **{name: text for name, text in data.items() if text})
    assert form.is_valid(), form.errors
    assert not form.has_changed()
    assert {name: value for name, value in form.changes().items() if value != getattr(entry, name)} == {}


def test_each_answer_is_read_back(make_entry) -> None:
    entry = make_entry()
    for reason in MissingReason:
        entry.missing_reason = reason
        expected = Answer.NOT_DUE if reason == MissingReason.NOT_DUE else Answer.NOT_YET
        assert ValueForm(entry)["answer"].value() == expected


def test_the_second_page_asks_by_the_result(make_entry) -> None:
    entry = make_entry()
    assert set(ASKED_BY_RESULT) == set(Achievement)
    assert names_to_show(entry, Achievement.ACHIEVED) == ("measures", "context", "note")
    assert names_to_show(entry, Achievement.NOT_ACHIEVED) == ("explanation", "actions", "context", "note")


def test_what_was_written_for_another_result_is_not_hidden(make_entry) -> None:
    entry = make_entry()
    entry.measures.create(position=1, text="De antes")
    form = TextsForm(entry, shown=names_to_show(entry, Achievement.NOT_ACHIEVED), result=Achievement.NOT_ACHIEVED)
    assert form["measures"].value() == ["De antes"]
    assert form.fields["explanation"].label == "¿Por qué no se alcanzó la meta?"


def test_what_the_page_did_not_show_is_not_saved(make_entry) -> None:
    entry = make_entry()
    data = posted(explanation="x", measures=["", "Una", "Dos"], status="approved", version="3")
    form = TextsForm(entry, data=data, shown=list(data))
    assert form.is_valid()
    assert form.saved == {
        "block": Block.TEXTS,
        "changes": {"explanation": "x"},
        "answers": {},
        "measures": ["Una", "Dos"],
    }


def test_a_list_that_stays_as_it_was_is_left_alone(make_entry) -> None:
    entry = make_entry()
    entry.measures.create(position=1, text="Una")
    form = TextsForm(entry, data=posted(measures=["", "Una"], note="x"), shown=["measures", "note"])
    assert form.is_valid()
    assert "measures" not in form.saved
    assert form.saved["changes"] == {"note": "x"}


def test_observations_of_the_page_are_answered_on_it(make_entry, people) -> None:
    entry = make_entry()
    one, other = (
        Observation.objects.create(**to_entry(entry), block=block, text=f"¿{block}?", by=people["reviewer"])
        for block in (Block.VALUE, Block.TEXTS)
    )
    shown = ValueForm(entry, observations=[one, other])
    assert shown.answer_names == [f"answer-{one.pk}"]
    assert "¿value?" in shown.fields[f"answer-{one.pk}"].label
    form = ValueForm(entry, data=posted(answer="not_due", **{f"answer-{one.pk}": "Sí.", "answer-x": "", "answer-": ""}))
    assert form.is_valid()
    assert form.saved["answers"] == {one.pk: "Sí."}


def test_both_versions_are_told_apart_where_they_differ(make_entry) -> None:
    entry = make_entry()
    mine = value_form(entry, answer="have", value="61", source="ENDES")
    found = mine.differences(ValueForm(entry))
    assert [(one.label, one.theirs, one.yours) for one in found] == [
        ("Valor", "60.0", "61"),
        ("¿De dónde sale este valor? (opcional)", "—", "ENDES"),
    ]


def test_a_closed_page_keeps_what_was_typed_in_sight(make_entry) -> None:
    form = value_form(make_entry(), answer="not_yet", value="7,6")
    close_form(form)
    assert 'value="7,6"' in str(form["value"])
    assert "readonly" in str(form["value"])
    assert str(form["answer"]).count("disabled") == 3


def test_markup_is_text(make_entry) -> None:
    form = value_form(make_entry(), answer="have", value="7", source="<script>alert(1)</script>")
    assert "<script>" not in str(form["source"])


def test_an_indicator_without_a_unit_takes_a_number(make_entry) -> None:
    Indicator.objects.update(unit="", direction="", decimals=None)
    assert value_form(make_entry(), answer="have", value="7").is_valid()
