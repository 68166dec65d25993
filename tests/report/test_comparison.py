"""What differs between two reports is all told, once, and nothing else is."""

from decimal import Decimal

import pytest

from compliance.choices import Achievement
from compliance.models import ProgressEntry, Target
from compliance.publishing.content import content_of
from compliance.report.comparison import Change, Side, compare, counts_of, moves
from compliance.report.document import Document, Paragraph, Section

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
        ("previous", "\u22121.2\u00a0pp desde 8.8\u00a0% (2020)", "\u22120.8\u00a0pp desde 8.8\u00a0% (2020)"),
    ]
    assert {change.about for change in found.figures} == {
        "Porcentaje de mujeres que fueron víctimas de violencia basada en género"
    }
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


# Findings and waivers


def finding(subject: str, message: str, code: str = "stated_gap_differs") -> dict[str, str]:
    return {"code": code, "severity": "warning", "subject": subject, "message": message}


def waiver(subject: str, message: str, **said: str) -> dict[str, str]:
    about = {"code": "stated_gap_differs", "subject": subject, "message": message}
    return {**about, "reason": "Así se publicó.", "by": "Ana", "office": "Directora", "on": "2022-06-01", **said}


def with_lists(*, findings: tuple = (), waivers: tuple = ()) -> Side:
    named = [{"code": "IOP.01.01", "name": "Porcentaje de mujeres", "status": "achieved"}]
    figures = {**EMPTY, "indicators": named, "findings": list(findings), "waivers": list(waivers)}
    return Side(figures, Document("T", "S", "es-PE", ()))


def told(changes: tuple[Change, ...]) -> list[tuple[str, str, str]]:
    return [(one.subject, one.before, one.after) for one in changes]


def test_a_finding_stands_beside_its_own_whatever_the_order_of_the_lists() -> None:
    before = with_lists(findings=(finding("IOP.01.01", "Da 1."), finding("IOP.01.02", "Da 5."), finding("SS.01", "X.")))
    after = with_lists(findings=(finding("SS.01", "X."), finding("IOP.02.01", "Nueva."), finding("IOP.01.01", "Da 2.")))
    assert told(compare(before, after).findings) == [
        ("IOP.01.01", "Advertencia. Da 1.", "Advertencia. Da 2."),
        ("IOP.01.02", "Advertencia. Da 5.", "—"),
        ("IOP.02.01", "—", "Advertencia. Nueva."),
    ]


def test_several_findings_of_a_subject_are_paired_by_what_they_say() -> None:
    before = with_lists(findings=(finding("IOP.01.01", "Desde 2019 es 1."),))
    after = with_lists(findings=(finding("IOP.01.01", "Otra cosa."), finding("IOP.01.01", "Desde 2019 es 2.")))
    assert told(compare(before, after).findings) == [
        ("IOP.01.01", "Advertencia. Desde 2019 es 1.", "Advertencia. Desde 2019 es 2."),
        ("IOP.01.01", "—", "Advertencia. Otra cosa."),
    ]
    twice = with_lists(findings=(finding("IOP.01.01", "Igual."),) * 2)
    once = with_lists(findings=(finding("IOP.01.01", "Igual."),))
    assert told(compare(twice, once).findings) == [("IOP.01.01", "Advertencia. Igual.", "—")]


def test_waivers_that_were_added_withdrawn_or_given_anew_are_told() -> None:
    before = with_lists(waivers=(waiver("IOP.01.01", "Da 1."), waiver("IOP.01.02", "Da 5."), waiver("IOP.09", "X.")))
    after = with_lists(waivers=(waiver("IOP.09", "X."), waiver("IOP.01.01", "Da 1.", by="Eva"), waiver("IOP.07", "Y.")))
    said = "Motivo: «Así se publicó». Autorizó: %s, Directora, 1 de junio de 2022."
    assert told(compare(before, after).waivers) == [
        ("IOP.01.01", f"Da 1. {said % 'Ana'}", f"Da 1. {said % 'Eva'}"),
        ("IOP.01.02", f"Da 5. {said % 'Ana'}", "—"),
        ("IOP.07", "—", f"Y. {said % 'Ana'}"),
    ]


def test_a_report_frozen_before_there_were_waivers_had_none() -> None:
    assert "waivers" not in saying().figures
    assert not compare(saying(), with_lists()).waivers
    assert len(compare(saying(), with_lists(waivers=(waiver("IOP.01.01", "Da 1."),))).waivers) == 1


def test_words_of_tables_are_told_where_no_figure_of_their_element_changed(pnig) -> None:
    before = now(pnig)
    ProgressEntry.objects.filter(indicator__code="IOP.03.01", year=2021).update(source="Registro revisado")
    (source,) = (found := compare(before, now(pnig))).tables
    assert (source.subject, source.place) == ("IOP.03.01", "IOP.03.01 · Fuente y aprobación")
    assert "Registro revisado" in source.after
    assert not any((found.figures, found.counts, found.paragraphs, found.findings))


def test_of_a_count_that_stays_what_it_counts_is_told_by_its_name(pnig) -> None:
    before = now(pnig)
    entries = ProgressEntry.objects.filter(year=2021)
    entries.filter(indicator__code="IOP.02.02").update(value=Decimal("5.3"))
    assert not [one for one in compare(before, now(pnig)).tables if one.subject == "counts.objective.achieved"]
    entries.filter(indicator__code="IOP.02.01").update(value=Decimal("76.0"))
    (made_of,) = (one for one in compare(before, now(pnig)).tables if one.subject == "counts.objective.achieved")
    assert made_of.place == "Indicadores de los OP: meta alcanzada · De dónde sale"
    assert ("IOP.02.01" in made_of.before, "IOP.02.01" in made_of.after) == (True, False)
