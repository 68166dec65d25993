"""No sentence lies: every sentence of a report is read back and held against the figures; and it is correct Spanish."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from compliance.choices import Achievement
from compliance.models import Policy
from compliance.report.document import Document, Figure, Paragraph, Section
from compliance.report.figures import Figures, Resources
from compliance.report.narrative import compose
from compliance.report.narrative.words.drafts import MOST_FIGURES
from compliance.report.reading import read_figures
from tests.report.narrative import claims, policies, spanish
from tests.report.narrative.names import ENTITIES, IndicatorName, quoted
from tests.report.narrative.policies import Year
from tests.report.narrative.reading import body_of, written_by_people

# A failing sentence says enough by itself; shrinking what a seed decorates would take minutes.
MANY = settings(
    max_examples=250,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow],
)


@pytest.mark.parametrize("batch", range(4))
@MANY
@given(year=policies.years())
def test_any_report_tells_the_truth_in_correct_spanish(batch: int, year: Year) -> None:
    document = compose(year.figures)
    assert claims.check(document, year) > 0
    assert list(spanish.faults(document, year.figures, MOST_FIGURES)) == []


def expected_name(raw: str) -> IndicatorName:
    """The names of 2021 begin with few nouns; one with a comma is quoted whole."""
    noun, _, rest = raw.partition(" ")
    if not raw:
        return IndicatorName("", "el indicador {code}, sin nombre registrado,", "registró")
    if "," in raw:
        return quoted(raw)
    article, pronoun = {"Porcentaje": ("el", "lo"), "Índice": ("el", "lo")}.get(noun, ("la", "la"))
    return IndicatorName(raw, f"{article} {noun.lower()} {rest}", pronoun=pronoun)


def year_of(figures: Figures) -> Year:
    rows = figures.result.policy_year.indicators
    return Year(figures, {row.code: expected_name(row.name) for row in rows}, {one.acronym: one for one in ENTITIES})


@pytest.mark.parametrize("year", [2020, 2021, 2022, 2029])
def test_the_real_reports_tell_the_truth_in_correct_spanish(pnig: Policy, year: int) -> None:
    figures = read_figures(pnig, year)
    document = compose(figures)
    assert claims.check(document, year_of(figures)) > 0
    assert list(spanish.faults(document, figures, MOST_FIGURES)) == []


def another_digit(text: str) -> str:
    last = max(place for place, character in enumerate(text) if character.isdigit())
    return f"{text[:last]}{(int(text[last]) + 1) % 10}{text[last + 1 :]}"


SWAPS = {
    "superó": "alcanzó",
    "superaron": "alcanzaron",
    "no alcanzó": "alcanzó",
    "Meta no alcanzada.": "Meta alcanzada.",
    "Meta superada.": "Meta alcanzada.",
    "por encima": "por debajo",
    "por debajo": "por encima",
    "aumentó": "disminuyó",
    "disminuyó": "aumentó",
    "una mejora": "un retroceso",
    "un retroceso": "una mejora",
    "desfavorable": "favorable",
    "reducirlo": "reducirla",
    "ambos": "uno",
    "del MIMP": "del MINSA",
    "SERVIR": "el JNE",
    "en 2021": "en 2020",
    "Respecto de 2020": "Respecto de 2019",
    "pasaron": "dejaron",
    "dejaron": "pasaron",
    "se incorporan": "salen",
    "reporte de 2020": "reporte de 2019",
    "no la remitió": "prevé remitirla y no ha indicado la fecha",
    "indicadores": "indicador",
}


def falsified(paragraph: Paragraph) -> Iterator[Paragraph]:
    """The paragraph with one figure changed, or one word for another."""
    for place, part in enumerate(paragraph.parts):
        if isinstance(part, Figure):
            changed = replace(part, text=another_digit(part.text))
            yield replace(paragraph, parts=(*paragraph.parts[:place], changed, *paragraph.parts[place + 1 :]))
        for word, other in SWAPS.items() if isinstance(part, str) else ():
            if re.search(rf"\b{re.escape(word)}", part):
                changed = re.sub(rf"\b{re.escape(word)}", other, part, count=1)
                yield replace(paragraph, parts=(*paragraph.parts[:place], changed, *paragraph.parts[place + 1 :]))
    if paragraph.lead in SWAPS:
        yield replace(paragraph, lead=SWAPS[paragraph.lead])


def lies(section: Section, people: set[str]) -> Iterator[tuple[str, Section]]:
    """Each with what it says now."""
    for place, block in enumerate(section.blocks):
        if isinstance(block, Paragraph) and not people & set(map(str, block.parts)):
            for changed in falsified(block):
                blocks = (*section.blocks[:place], changed, *section.blocks[place + 1 :])
                yield f"{changed.lead} {body_of(changed)}", replace(section, blocks=blocks)
    for place, inner in enumerate(section.sections):
        for said, changed in lies(inner, people):
            yield said, replace(section, sections=(*section.sections[:place], changed, *section.sections[place + 1 :]))


def is_caught(document: Document, year: Year) -> bool:
    try:
        claims.check(document, year)
    except (AssertionError, KeyError, StopIteration):
        return True
    return False


def with_more_to_say(figures: Figures) -> Figures:
    """The year beside an earlier report, and with the use of resources, of which the real one has neither."""
    now = [(one.indicator.code, one.status) for one in figures.result.indicators]
    shifted = {code: now[place - 3][1] for place, (code, _status) in enumerate(now[2:])}
    resources = {one.service.code: Resources(Decimal(1250000), Decimal(1100000)) for one in figures.result.services}
    return replace(figures, earlier=shifted | {"IOP.09.01": Achievement.ACHIEVED}, resources=resources)


def test_a_lie_is_always_caught(pnig: Policy) -> None:
    figures = with_more_to_say(read_figures(pnig, 2021))
    document, people, year = compose(figures), written_by_people(figures), year_of(figures)
    told, believed = 0, []
    for place, section in enumerate(document.sections):
        for said, changed in lies(section, people):
            told += 1
            sections = (*document.sections[:place], changed, *document.sections[place + 1 :])
            if not is_caught(replace(document, sections=sections), year):
                believed.append(said)
    assert believed == [], "\n".join(believed)
    assert told > 300
