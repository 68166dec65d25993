"""Annex D: a published figure beside the computed one, its verdict and why; what is equal is only counted."""

import pytest

from compliance.calculation.rows import Stated, StatedChange
from compliance.choices import Achievement, ProgressMethod, Unit
from compliance.report.document import Table
from compliance.report.figures import Figures
from compliance.report.narrative import compose, compose_reconciliation
from compliance.report.reading import read_figures
from tests.report.narrative.reading import lines, sections
from tests.report.narrative.stories import figures, of_service, percentage, service, told

MET, MISSED, _, NOTHING = Achievement
WITHIN = "Coincide dentro del redondeo | Se obtiene con un valor o una meta sin redondear."


def table(year: Figures, title: str) -> Table:
    (annex,) = [one for one in sections(compose(year)) if one.anchor == "anexo-d"]
    (found,) = [block for block in annex.blocks if block.kind == "table" and block.title.startswith(title)]
    return found


def cells(year: Figures, title: str, row: int = 0) -> list[str]:
    return [
        f"{cell.text} | {cell.note}".replace("\xa0", " ").removesuffix(" | ") for cell in table(year, title).rows[row]
    ]


def test_a_year_of_which_nothing_was_published_has_no_such_annex() -> None:
    year = figures(percentage("2", "1"))
    assert "anexo-d" not in [one.anchor for one in compose(year).sections]
    assert compose_reconciliation(year) is None


def test_a_published_progress_stands_beside_the_computed_one() -> None:
    row = percentage("5.5", "4.4", stated=Stated(progress="125.04"))
    assert cells(figures(row), "Avances") == [
        "Porcentaje de mujeres | IOP.01.01",
        "125.04 %",
        "125.0 %",
        "Coincide dentro del redondeo | Se obtiene con un valor sin redondear entre 5.50154 % y 5.50198 %.",
    ]


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (
            percentage("7.6", "7.8", values={2020: "8.8"}, method=ProgressMethod.RATIO, direction="descending",
                       stated=Stated(progress="120.0")),
            "Se reproduce con la fórmula respecto de la línea de base tomando 8.8 % (2020).",
        ),
        (
            percentage("5.0", "4.0", method=ProgressMethod.BASELINE, baselines={2020: "2.0"},
                       stated=Stated(progress="126.0")),
            "Se reproduce, dentro del redondeo, con la razón entre valor y meta.",
        ),
        (
            percentage("4.0", "5.0", method=ProgressMethod.BASELINE, baselines={2020: "7.0"}, direction="descending",
                       stated=Stated(progress="126.0")),
            "Se reproduce, dentro del redondeo, con la razón entre meta y valor.",
        ),
        (
            percentage("5.0", "4.0", stated=Stated(progress="300.0")),
            "Ninguna fórmula conocida lo reproduce; lo haría una línea de base entre 3.40 % y 3.60 % (entre "
            "3.475 % y 3.525 % si la meta es exacta).",
        ),
        (
            percentage("4.0", "5.0", stated=Stated(progress="100.0")),
            "Ninguna fórmula conocida lo reproduce: solo lo haría una línea de base mayor que 1 805.0 %, que ya "
            "alcanzaba la meta.",
        ),
        (
            percentage("5.0", "4.0", stated=Stated(progress="101.0")),
            "Ninguna fórmula conocida lo reproduce: solo lo haría una línea de base entre −111.8 % y −81.7 %, "
            "imposible en su unidad.",
        ),
        (
            percentage("5.0", "4.0", stated=Stated(progress="90.0")),
            "Ninguna fórmula conocida lo reproduce: solo lo haría una línea de base entre 13.0 % y 15.0 %, que ya "
            "alcanzaba la meta.",
        ),
        (
            percentage("4.0", "4.0", method=ProgressMethod.BASELINE, stated=Stated(progress="100")),
            "Falta la línea de base; se reproduce con la razón entre valor y meta.",
        ),
        (percentage(None, "4.0", stated=Stated(progress="90.0")), "Falta el valor."),
        (percentage(stated=Stated(progress="90.0")), "Falta el valor y la meta."),
    ],
)  # fmt: skip
def test_a_progress_says_what_would_give_it(row, why) -> None:
    assert cells(figures(row), "Avances")[-1].partition(" | ")[2] == why


@pytest.mark.parametrize(
    ("stated", "published", "computed", "result"),
    [
        ("1.0", "+1.0 pp", "+1.0 pp", "Coincide"),
        ("-1.0", "−1.0 pp", "+1.0 pp", "Difiere | Es la misma diferencia, con el signo contrario."),
        ("1.1", "+1.1 pp", "+1.0 pp", WITHIN),
        ("7", "+7 pp", "+1.0 pp", "Difiere | No se conoce otra forma de obtener esta cifra."),
    ],
)  # fmt: skip
def test_a_published_gap(stated, published, computed, result) -> None:
    year = figures(percentage("5.0", "4.0", stated=Stated(gap=stated)))
    assert cells(year, "Brechas")[1:] == [published, computed, result]


def test_a_published_change_names_its_year_and_the_one_it_is_of() -> None:
    stated = Stated(changes=(StatedChange(2019, "-3.3"), StatedChange(2015, "-3.3")))
    year = figures(percentage("7.6", values={2018: "10.9", 2019: "10.0"}, stated=stated))
    assert cells(year, "Cambios") == [
        "Porcentaje de mujeres | IOP.01.01 · desde 2019",
        "−3.3 pp",
        "−2.4 pp",
        "Difiere | Es el cambio desde 2018 (10.9 %).",
    ]
    assert cells(year, "Cambios", 1)[2:] == ["—", "No se puede comprobar | Falta el valor de ese año."]


def test_an_index_is_in_points() -> None:
    year = figures(percentage("28.71", "25.5", unit=Unit.INDEX, decimals=2, stated=Stated(gap="3.2")))
    assert cells(year, "Brechas")[1:] == ["+3.2 puntos", "+3.21 puntos", "Coincide"]


def three_states() -> Figures:
    return figures(
        of_service(percentage("5", "4", stated=Stated(status=MET))),
        of_service(percentage("5", "4", stated=Stated(status=MISSED)), position=2),
        of_service(percentage(targets={2021: None}, stated=Stated(status=MISSED)), position=3),
        services=(service(),),
    )


def test_states_that_are_equal_are_counted_and_the_others_listed() -> None:
    year = three_states()
    assert cells(year, "Situaciones")[1:] == [
        "Meta no alcanzada",
        "Meta alcanzada",
        "Difiere | Se obtendría si el indicador tuviera el sentido contrario.",
    ]
    assert cells(year, "Situaciones", 1)[1:] == [
        "Meta no alcanzada",
        "—",
        "No se puede comprobar | Falta el valor o la meta con que comprobarla; se toma la publicada.",
    ]
    assert told(year, "anexo-d") == [
        "De los datos publicados sobre 2021, uno coincide con el calculado, uno difiere y uno no se puede comprobar.",
        "La otra situación publicada coincide con la calculada.",
    ]


def test_counts_that_are_equal_are_counted_and_the_others_listed() -> None:
    counts = {"counts.all.total": "1", "counts.all.achieved": "1", "service_counts.total": "3"}
    year = figures(percentage("2", "1"), stated_counts=counts)
    assert cells(year, "Conteos") == [
        "Servicios comprendidos: total",
        "3",
        "0",
        "Difiere | No se conoce otra forma de obtener esta cifra.",
    ]
    assert told(year, "anexo-d")[1] == "Los otros 2 conteos publicados coinciden con los calculados."


def test_where_all_is_equal_there_is_no_table() -> None:
    year = figures(percentage("2", "1", stated=Stated(status=MET)), stated_counts={"counts.all.total": "1"})
    assert told(year, "anexo-d") == [
        "De los datos publicados sobre 2021, 2 coinciden con los calculados.",
        "La única situación publicada coincide con la calculada.",
        "El único conteo publicado coincide con el calculado.",
    ]
    _section, equal = compose_reconciliation(year)
    assert [one.title for one in equal] == ["Situaciones publicadas que coinciden", "Conteos publicados que coinciden"]


def test_2021_as_its_report_was_published(pnig) -> None:
    year = read_figures(pnig, 2021)
    assert told(year, "anexo-d") == [
        "De los datos publicados sobre 2021, 105 coinciden con los calculados, 6 coinciden dentro del redondeo, 5 "
        "difieren y 12 no se pueden comprobar. Una cifra impresa representa a todas las que se redondean a ella: un "
        "dato coincide dentro del redondeo cuando cifras sin redondear pueden dar lo publicado.",
        "Las otras 25 situaciones publicadas coinciden con las calculadas.",
        "Los otros 63 conteos publicados coinciden con los calculados.",
    ]
    by_count = {row[0].text: row[3].note for row in table(year, "Conteos").rows}
    assert by_count["En el alcance: servicios"] == "Se obtiene al contar solo los servicios con información."
    assert by_count["Con protocolo aprobado: servicios"].startswith("El catálogo registrado está incompleto")
    assert "entre 19.855 y 19.882 si la meta es exacta" in table(year, "Avances").rows[4][3].note
    section, equal = compose_reconciliation(year)
    assert [len(one.rows) for one in equal] == [25, 63]
    assert [line.whole for line in lines(compose(year)) if line.path == (section.anchor,)]
