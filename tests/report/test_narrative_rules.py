"""The house rules of the prose (narrative, part 1), each over the whole text of 2021."""

import re
from dataclasses import dataclass

import pytest

from compliance.choices import Direction, Unit
from compliance.models import Policy
from compliance.report.document import Document, Figure
from compliance.report.figures import Figures
from compliance.report.narrative import compose
from compliance.report.narrative.words.drafts import MOST_FIGURES
from compliance.report.reading import read_figures
from tests.report.narrative import spanish
from tests.report.narrative.reading import Line, generated, lines, sections, words

NB = "\N{NO-BREAK SPACE}"


@dataclass(frozen=True)
class Report:
    """The year, its document, and what the narrative worded in it without the names of elements."""

    figures: Figures
    document: Document

    @property
    def lines(self) -> list[Line]:
        return generated(self.document, self.figures)

    @property
    def said(self) -> list[str]:
        return [spanish.without_names(line.whole, self.figures) for line in self.lines]


@pytest.fixture
def report(pnig: Policy) -> Report:
    figures = read_figures(pnig, 2021)
    return Report(figures, compose(figures))


def found(pattern: str, texts: list[str]) -> list[str]:
    return [text for text in texts if re.search(pattern, text)]


def test_1_two_vocabularies_that_never_mix(report) -> None:
    assert found(r"\b(?:superior|inferior|logr\w+|cumpli(?:ó|eron))\b", report.said) == []
    assert found(r"\bpor (?:encima|debajo)\b(?! de la meta\b)", report.said) == []
    assert found(r"\b(?:aumentó|disminuyó)\b(?! \d)", report.said) == []
    assert (
        found(
            r"\b(?:super|alcanz)(?:ó|aron)\b(?! (?:su meta|sus metas|o super|la meta|\(|ninguna)|\.|,|$)",
            [text.replace("no la alcanzó", "").replace("no la alcanzaron", "") for text in report.said],
        )
        == []
    )


def test_1_a_descending_indicator_says_which_way_is_better(report) -> None:
    for assessment in report.figures.result.indicators:
        row = assessment.indicator
        if row.direction == Direction.DESCENDING and row.value is not None:
            own = [line.whole for line in report.lines if line.path[-1] == f"I-{row.code}"]
            assert "se busca reducir" in own[0]


def test_2_a_tie_is_never_said_to_surpass(report) -> None:
    """2021 has none; the claims of random years prove it for the others."""
    surpassed = {one.indicator.code for one in report.figures.result.indicators if one.gap is not None and one.gap > 0}
    told = [line for line in report.lines if line.lead == "Meta superada."]
    assert len(told) == len(surpassed) == 10


def test_3_units_stand_with_their_numbers(report) -> None:
    unit_of = {one.indicator.code: one.indicator.unit for one in report.figures.result.indicators}
    figures = [figure for line in lines(report.document) for figure in line.figures]

    def element_of(figure: Figure) -> str:
        return next(code for code in unit_of if figure.origin.startswith(f"{code}."))

    assert all(unit_of[element_of(figure)] == Unit.PERCENTAGE for figure in figures if figure.text.endswith("pp"))
    assert all(unit_of[element_of(figure)] == Unit.INDEX for figure in figures if "punto" in figure.text)
    assert found(r"\d %|\d pp\b|\d puntos?\b", report.said) == []
    assert f"4{NB}766.7{NB}%" in [figure.text for figure in figures]
    assert found(r"\d,\d", report.said) == []


def test_4_numerals_have_units_and_never_begin_a_sentence(report) -> None:
    assert found(r"(?:^|\. )\d", [re.sub(r"\b[A-Z]+[0-9.]+", "CODE", text) for text in report.said]) == []
    assert found(r"\b0 de\b|\b1 (?:indicadores|servicios)\b", report.said) == []


def test_5_articles_come_from_the_first_noun(report) -> None:
    text = " ".join(line.whole for line in report.lines)
    for right in ("El porcentaje de embarazo", "La proporción de mujeres", "El índice de empoderamiento", "La tasa de"):
        assert right in text
    assert found(r"\b(?:de|a) el ", report.said) == []
    assert found(r"\b(?:el|la|del) SERVIR\b", report.said) == []
    assert "la Autoridad Nacional del Servicio Civil (SERVIR)" in text


def test_6_every_acronym_is_introduced_once_and_first(report) -> None:
    assert "Ministerio de la Mujer y Poblaciones Vulnerables (MIMP)" in words(report.document)
    said = " ".join(line.whole for line in report.lines)
    for acronym in ("MINSA", "JNE", "MTPE", "MINCETUR", "MINEDU", "MINJUSDH", "SERVIR", "DGTEG", "ENAP"):
        name = report.figures.names[acronym]
        assert said.count(f"{name} ({acronym})") == 1, acronym
        assert said.index(f"{name} ({acronym})") == said.index(acronym) - len(name) - 2
    assert "(MIMP)" not in said


def test_7_lists_read_as_spanish_does(report) -> None:
    assert "la Evaluación Censal de Estudiantes (ECE) y la Encuesta" in " ".join(report.said)
    assert "; y uno, a un servicio de SERVIR." in " ".join(report.said)
    assert found(r"\by I", report.said) == []
    assert found(r"\d, a un servicio[^;.]*,[^;.]* y ", report.said) == []


def test_8_percentages_that_do_not_add_up_are_explained(report) -> None:
    assert sum(getattr(report.figures.result.all, f"{one}_pct") for one in ("achieved", "not_achieved")) + 32 == 99
    assert len(found("pueden no sumar el cien por ciento", report.said)) == 1


def test_9_people_are_spoken_of_inclusively(report) -> None:
    masculine = r"\blos (?:funcionarios|servidores|ciudadanos|trabajadores|usuarios|niños|beneficiarios|directivos)\b"
    assert found(masculine, report.said) == []
    assert found(r"\w[oa]s?/[oa]s?\b|\blos y las\b|\blas y los\b|@", report.said) == []


def test_10_no_relative_dates_no_praise_no_causes(report) -> None:
    assert (
        found(r"\b(?:presente año|este año|año pasado|próxim\w+|actual\w*|hoy|reciente\w*|ayer)\b", report.said) == []
    )
    assert found(r"\b(?:important\w+|exponencial\w*|notabl\w+|excelent\w+|significativ\w+)\b", report.said) == []
    assert found(r"\b(?:debido a|gracias a|a causa de|producto de)\b", report.said) == []
    because = r"\bporque (?!se busca reducir|no se ha registrado|la meta es|el valor es)"
    assert found(because, report.said) == []


def test_11_a_paragraph_holds_few_figures(report) -> None:
    assert max(len(line.figures) for line in lines(report.document)) == MOST_FIGURES


def test_12_every_heading_has_something_under_it(report) -> None:
    assert [section.title for section in sections(report.document) if spanish.is_empty(section)] == []


def test_nothing_else_is_wrong_with_it(report) -> None:
    assert list(spanish.faults(report.document, report.figures, MOST_FIGURES)) == []
