"""A comparison in words: how much changed and where, and the errata page as it is read."""

from dataclasses import replace
from datetime import date

import pytest

from compliance.report.comparison import Change, Comparison
from compliance.report.errata import changed_in_words, errata, kinds_in_words, narrowed, sections_of, tables_of


@pytest.mark.parametrize(
    ("before", "after", "narrow"),
    [
        ("uno dos", "uno tres", ("uno dos", "uno tres")),
        (
            "a b c d e f g 10 h i j k l m n",
            "a b c d e f g 11 h i j k l m n",
            ("… c d e f g 10 h i j k l …", "… c d e f g 11 h i j k l …"),
        ),
        ("igual", "igual", ("igual", "igual")),
        (
            "Son 10. a b c d e f g h i j k l m n o p q r s t Fin 1.",
            "Son 11. a b c d e f g h i j k l m n o p q r s t Fin 2.",
            ("Son 10. a b c d e … q r s t Fin 1.", "Son 11. a b c d e … q r s t Fin 2."),
        ),
        ("1 a b c d e f", "2 a b c d e f", ("1 a b c d e f", "2 a b c d e f")),
        ("a b c d e f g h ", "a b c d e f g h i", ("… d e f g h", "… d e f g h i")),
        ("a a", "a a a", ("a a", "a a a")),
        ("", "x", ("", "x")),
    ],
)
def test_a_long_paragraph_is_narrowed_to_what_changed(before, after, narrow) -> None:
    assert narrowed(before, after) == narrow


def change(what: str = "") -> Change:
    return Change("IOP.01.01", "IOP.01.01: valor", "1", "2", what)


@pytest.mark.parametrize(
    ("comparison", "said"),
    [
        (Comparison(), ""),
        (Comparison(figures=(change("value"),)), "Cambia 1 valor"),
        (
            Comparison(figures=(change("value"), change("gap"), change("gap"))),
            "Cambian 1 valor y 2 cifras más de indicadores o servicios",
        ),
        (Comparison(figures=(change("gap"), change("gap"))), "Cambian 2 cifras de indicadores o servicios"),
        (
            Comparison(figures=(change("gap"), change("name"), change("unit"))),
            "Cambian 1 cifra de indicadores o servicios y 2 datos descriptivos de indicadores o servicios",
        ),
        (Comparison(figures=(change(),)), "Cambia 1 dato descriptivo de indicadores o servicios"),
        (Comparison(counts=(change(),), paragraphs=(change(), change())), "Cambian 1 conteo y 2 párrafos"),
        (
            Comparison(findings=(change(), change()), waivers=(change(),), tables=(change(),)),
            "Cambian 2 hallazgos, 1 dispensa y 1 texto de los cuadros",
        ),
    ],
)
def test_how_much_changes_in_words(comparison, said) -> None:
    assert changed_in_words(comparison) == said


def test_the_errata_page_says_why_and_tells_late_information() -> None:
    comparison = Comparison(figures=(change("value"), replace(change("gap"), place="IOP.01.01: brecha")))
    page = errata(
        comparison, reason="El INEI corrigió la cifra.", replaced="edición 1", late={"IOP.01.01": date(2022, 6, 12)}
    )
    opening, why, table = page.blocks
    assert opening.parts[0].startswith("Esta edición corrige y reemplaza a la edición 1. Cambian 1 valor")
    assert (why.lead, why.parts) == ("Motivo de la corrección.", ("El INEI corrigió la cifra.",))
    notes = [row[2].note for row in table.rows]
    assert notes[0].startswith("Información recibida el 12 de junio de 2022, después del cierre")
    assert notes[1] == ""


def test_tables_are_headed_by_the_two_sides() -> None:
    (table,) = tables_of(Comparison(counts=(change(),)), heads=("2020", "2021"))
    assert [column.title for column in table.columns] == ["Dónde", "2020", "2021"]


def test_texts_stand_one_below_the_other_under_the_code_and_name_of_their_subject() -> None:
    first = Change("IOP.01.01", "IOP.01.01", "Fue así.", "—", about="Porcentaje de mujeres")
    found = (first, replace(first, before="Da 1.", after="Da 2."), replace(first, before="—", after="Nueva."))
    (part,) = sections_of(Comparison(findings=found))
    (facts,) = part.blocks
    assert part.title == "Hallazgos que cambian"
    assert [(fact.name, fact.texts) for fact in facts.items] == [
        ("IOP.01.01", ("Porcentaje de mujeres", "Se retira: Fue así.")),
        ("IOP.01.01", ("Decía: Da 1.", "Dice: Da 2.")),
        ("IOP.01.01", ("Se agrega: Nueva.",)),
    ]


def test_an_element_is_named_once_in_a_table() -> None:
    named = replace(change("value"), about="Porcentaje de mujeres")
    (table,) = tables_of(Comparison(figures=(named, replace(named, what="gap"), replace(named, subject="IOP.02.01"))))
    assert [row[0].note for row in table.rows] == ["Porcentaje de mujeres", "", "Porcentaje de mujeres"]


def test_the_errata_has_a_part_for_each_kind_of_text() -> None:
    comparison = Comparison(paragraphs=(change(),), waivers=(change(),))
    page = errata(comparison, reason="Se corrigió.", replaced="edición 1", late={})
    assert [part.title for part in page.sections] == ["Párrafos que cambian", "Dispensas que cambian"]


def test_each_kind_is_summed_up_with_its_first_places() -> None:
    many = tuple(replace(change(), place=f"lugar {number}") for number in range(9))
    assert kinds_in_words(Comparison(counts=many[:1], paragraphs=many)) == (
        "1 conteo (lugar 0)",
        "9 párrafos (lugar 0; lugar 1; lugar 2; lugar 3; lugar 4; lugar 5; y 3 lugares más)",
    )


def test_what_is_no_figure_has_a_table_of_its_own() -> None:
    found = (change("name"), change("value"), change("gap"), change("unit"))
    figures, described = tables_of(Comparison(figures=found))
    assert (len(figures.rows), len(described.rows)) == (2, 2)
    assert described.title == "Datos descriptivos de indicadores y servicios que cambian"
