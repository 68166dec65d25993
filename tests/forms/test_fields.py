"""A field takes a number or says in words what is wrong with it; a list of texts keeps its order."""

from decimal import Decimal
from importlib import import_module
from pkgutil import iter_modules

import pytest
from django import forms
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

import compliance.forms
from compliance.forms.fields import (
    LONGEST_TEXT,
    MOST_TEXTS,
    LongTextField,
    TextListField,
    TolerantDecimalField,
)


class Number(forms.Form):
    number = TolerantDecimalField(required=False)


class Texts(forms.Form):
    texts = TextListField()


def refusal(field: forms.Field, text: object) -> str:
    with pytest.raises(forms.ValidationError) as refused:
        field.clean(text)
    return refused.value.messages[0]


def test_what_can_be_read_in_two_ways_is_asked_with_both() -> None:
    assert refusal(TolerantDecimalField(), "7,600") == "¿7.6 o 7600? Escriba 7.60 o 7600, según corresponda."
    assert refusal(TolerantDecimalField(), "7.625") == "¿7.625 o 7625? Escriba 7.6250 o 7625, según corresponda."
    assert refusal(TolerantDecimalField(), "10,000") == "¿10 o 10000? Escriba 10 o 10000, según corresponda."


@given(st.integers(1, 999), st.integers(0, 999), st.sampled_from([",", "."]))
def test_both_ways_that_are_offered_are_understood(whole: int, rest: int, mark: str) -> None:
    message = refusal(TolerantDecimalField(), f"{whole}{mark}{rest:03}")
    offered = message.split("Escriba ")[1].removesuffix(", según corresponda.").split(" o ")
    assert [TolerantDecimalField().clean(text) for text in offered] == [
        Decimal(f"{whole}.{rest:03}"),
        Decimal(f"{whole}{rest:03}"),
    ]


@pytest.mark.parametrize("text", ["NaN", "Infinity", "1e5", "siete", "1" * 1_000_000])
def test_what_is_no_number_is_told(text: str) -> None:
    assert "No se entiende como número" in refusal(TolerantDecimalField(), text)


def test_only_a_variation_may_be_negative() -> None:
    assert TolerantDecimalField(may_be_negative=True).clean("-2,5") == Decimal("-2.5")
    assert refusal(TolerantDecimalField(), "-2,5") == "Este número no puede ser negativo."
    assert TolerantDecimalField().clean("0") == 0


def test_what_the_database_cannot_hold_is_refused() -> None:
    field = TolerantDecimalField()
    assert field.clean("9" * 20) == Decimal("9" * 20)
    assert "demasiado grande" in refusal(field, "1" + "0" * 20)
    assert "decimales" in refusal(field, "0." + "1" * 21)
    assert "2 decimales" in refusal(TolerantDecimalField(places=2), "1.2345")


def test_the_unit_may_be_typed_where_it_is_the_unit() -> None:
    assert TolerantDecimalField(suffix="%").clean("7,6 %") == Decimal("7.6")
    assert "No se entiende" in refusal(TolerantDecimalField(), "7,6 %")


def test_nothing_typed_is_no_value_and_not_zero() -> None:
    assert TolerantDecimalField(required=False).clean("  ") is None


def test_what_was_typed_stays_in_the_form() -> None:
    form = Number({"number": "7,600"})
    assert not form.is_valid()
    assert form["number"].value() == "7,600"
    assert 'inputmode="decimal"' in str(form["number"])


@pytest.mark.parametrize(
    ("stored", "shown"), [("7.60", "7.6"), ("7.625", "7.6250"), ("1250000", "1\u00a0250\u00a0000")]
)
def test_a_stored_number_is_shown_so_that_saving_it_again_changes_nothing(stored: str, shown: str) -> None:
    form = Number({"number": shown}, initial={"number": Decimal(stored)})
    assert Number(initial={"number": Decimal(stored)})["number"].value() == shown
    assert form.is_valid()
    assert not form.has_changed()


def test_a_list_keeps_its_order_and_drops_what_is_blank() -> None:
    form = Texts(QueryDict("texts=&texts=Primera&texts=+&texts=Segunda"))
    assert form.is_valid()
    assert form.cleaned_data["texts"] == ["Primera", "Segunda"]
    assert form.changed_data == ["texts"]


def test_a_list_that_is_as_it_was_has_not_changed() -> None:
    assert not Texts(QueryDict("texts=&texts=Una%0D%0Alínea"), initial={"texts": ["Una\nlínea"]}).has_changed()
    assert not Texts(QueryDict("texts=&texts="), initial={"texts": []}).has_changed()


@pytest.mark.parametrize(
    ("texts", "told"),
    [
        (["x" * (LONGEST_TEXT + 1)], f"{LONGEST_TEXT + 1} letras"),
        (["x"] * (MOST_TEXTS + 1), "demasiados"),
        (["\0"], ""),
    ],
)
def test_a_list_that_is_too_much_is_refused_with_its_measure(texts: list[str], told: str) -> None:
    assert told in refusal(TextListField(), texts)


def test_a_text_of_a_megabyte_is_refused_and_not_cut() -> None:
    field = LongTextField()
    assert "1000000" in refusal(field, "x" * 1_000_000)
    assert "maxlength" not in field.widget.attrs
    assert "U+0000" in refusal(field, "con\0nulo")


def test_line_ends_are_kept_in_one_way() -> None:
    assert LongTextField().clean(" uno\r\ndos\rtres ") == "uno\ndos\ntres"


def test_a_list_of_texts_tells_which_of_them_holds_what_nobody_sees() -> None:
    said = refusal(TextListField(), ["bien", "uno \u202edos"])
    assert said.startswith("Texto 2: Hay un carácter que no se ve (U+202E) después de «uno».")


def every_form() -> list[type[forms.BaseForm]]:
    modules = (import_module(f"compliance.forms.{one.name}") for one in iter_modules(compliance.forms.__path__))
    found = {one for module in modules for one in vars(module).values() if isinstance(one, type)}
    ours = (one for one in found if issubclass(one, forms.BaseForm) and one.__module__.startswith("compliance.forms"))
    of_texts = (one for one in ours if one.__module__ != "compliance.forms.account")
    return sorted(of_texts, key=lambda form: form.__name__)


@pytest.mark.parametrize("form", every_form(), ids=lambda form: form.__name__)
def test_no_field_of_any_form_takes_what_nobody_sees(form) -> None:
    for name, field in form.base_fields.items():
        if isinstance(field, forms.CharField):
            assert "no se ve (U+202E)" in refusal(field, "uno\u202edos"), name
            assert refusal(field, "uno\0dos").count("U+0000") == 1, name
