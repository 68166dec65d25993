"""What differs between two reports is all told, once, and nothing else is."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from compliance.choices import Achievement
from compliance.models import ProgressEntry, Target
from compliance.publishing.content import content_of
from compliance.report.comparison import Change, Comparison, Side, compare, counts_of, moves
from compliance.report.document import Document, Paragraph, Section
from compliance.report.errata import changed_in_words, errata, moves_in_words, narrowed, tables_of

EMPTY = {
    "year": 2021,
    "indicators": [],
    "services": [],
    "findings": [],
    "scope": {},
    "counts": {},
    "service_counts": {},
    "by_entity": [],
    "by_objective": [],
    "no_information_reasons": {},
}


def saying(*texts: str, anchor: str = "resumen", year: int = 2021) -> Side:
    section = Section(anchor, "Resumen", tuple(Paragraph((text,)) for text in texts))
    return Side({**EMPTY, "year": year}, Document("T", "S", "es-PE", (section,)))


def now(pnig, year: int = 2021) -> Side:
    return content_of(pnig, year).side


def test_a_report_does_not_differ_from_itself(pnig) -> None:
    assert not compare(now(pnig), now(pnig))


def test_a_value_that_changes_is_told_with_all_that_follows_from_it(pnig) -> None:
    before = now(pnig)
    ProgressEntry.objects.filter(indicator__code="IOP.01.01", year=2021).update(value=Decimal("8.0"))
    found = compare(before, now(pnig))
    assert [(change.what, change.before, change.after) for change in found.figures] == [
        ("value", "7.6\u00a0%", "8.0\u00a0%"),
        ("progress", "120.0\u00a0%", "80.0\u00a0%"),
        ("gap", "+0.2\u00a0pp", "\u22120.2\u00a0pp"),
        ("status", "Meta alcanzada", "Meta no alcanzada"),
    ]
    counts = {change.subject: (change.before, change.after) for change in found.counts}
    assert counts["counts.all.achieved"] == ("10", "9")
    assert counts["counts.all.achieved_pct"] == ("29\u00a0%", "26\u00a0%")
    assert counts["by_entity.MIMP.objective.achieved"][1] == "1"
    assert "by_objective.OP.02.counts.objective.achieved" not in counts
    assert any("7.6" in change.before and "8.0" in change.after for change in found.paragraphs)
    assert len(found.values) == 1


def test_every_count_of_the_json_is_compared(pnig) -> None:
    found = counts_of(now(pnig).figures)
    assert {"counts.service.achieved", "scope.in_scope.services", "by_entity.MIMP.service.achieved"} <= set(found)
    assert all(not isinstance(count, dict | list) for count in found.values())


def test_the_catalogue_changes_figures_that_are_no_values(pnig) -> None:
    before = now(pnig)
    Target.objects.filter(indicator__code="IOP.01.01", year=2021).update(value=Decimal("7.0"))
    found = compare(before, now(pnig))
    assert found.values == ()
    assert found.figures[0].place == "IOP.01.01: meta"


def test_two_years_are_compared_by_figures_and_counts_alone(pnig) -> None:
    found = compare(now(pnig, 2020), now(pnig, 2021))
    assert found.figures
    assert found.counts
    assert found.paragraphs == ()
    assert ("No se reporta", "Se reporta") in {(one.before, one.after) for one in found.figures}


def test_how_indicators_went_is_told_pair_by_pair(pnig) -> None:
    before = now(pnig)
    nothing = {"value": None, "stated_status": "", "stated_progress": "", "stated_gap": ""}
    ProgressEntry.objects.filter(indicator__code="IOP.01.01", year=2021).update(**nothing)
    went = moves(before, now(pnig))
    assert went.changed == {(Achievement.ACHIEVED, Achievement.NO_INFORMATION): ("IOP.01.01",)}
    assert moves_in_words(went) == [
        "34 indicadores se reportan en los dos años.",
        "1 pasó de «Meta alcanzada» a «Sin información»: IOP.01.01.",
    ]


@pytest.mark.parametrize(
    ("before", "after", "changes"),
    [
        (("a", "b"), ("a", "b"), []),
        (("a", "b"), ("a", "c"), [("b", "c")]),
        (("a",), ("a", "b"), [("—", "b")]),
        (("a", "b"), ("b",), [("a", "—")]),
        (("a", "b", "c"), ("x", "c", "y"), [("a", "x"), ("b", "—"), ("—", "y")]),
        ((), (), []),
    ],
)
def test_paragraphs_are_matched_in_their_order(before, after, changes) -> None:
    found = compare(saying(*before), saying(*after)).paragraphs
    assert [(change.before, change.after) for change in found] == changes


def test_what_an_edition_says_of_itself_is_no_difference() -> None:
    before, after = saying("a", anchor="edicion"), saying("b", anchor="fe-de-erratas")
    assert not compare(before, after)
    assert not compare(before, saying())


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
        (Comparison(figures=(change("value"),)), "1 valor"),
        (
            Comparison(figures=(change("value"), change("gap"), change("gap"))),
            "1 valor y 2 cifras más de indicadores o servicios",
        ),
        (Comparison(counts=(change(),), paragraphs=(change(), change())), "1 conteo y 2 párrafos"),
    ],
)
def test_how_much_changes_in_words(comparison, said) -> None:
    assert changed_in_words(comparison) == said


def test_the_errata_page_says_why_and_tells_late_information(pnig) -> None:
    comparison = Comparison(figures=(change("value"), replace(change("gap"), place="IOP.01.01: brecha")))
    page = errata(
        comparison, reason="El INEI corrigió la cifra.", replaced="edición 1", late={"IOP.01.01": date(2022, 6, 12)}
    )
    opening, why, table = page.blocks
    assert opening.parts[0].startswith("Esta edición corrige y reemplaza a la edición 1. Cambia 1 valor")
    assert (why.lead, why.parts) == ("Motivo de la corrección.", ("El INEI corrigió la cifra.",))
    notes = [row[0].note for row in table.rows]
    assert notes[0].startswith("Información recibida el 12 de junio de 2022, después del cierre")
    assert notes[1] == ""


def test_tables_are_headed_by_the_two_sides() -> None:
    (table,) = tables_of(Comparison(counts=(change(),)), heads=("2020", "2021"))
    assert [column.title for column in table.columns] == ["Dónde", "2020", "2021"]
