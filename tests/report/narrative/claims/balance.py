"""What the summary claims of the year as a whole, and of what is missing (narrative, K04 to K08)."""

import re
from collections import Counter

from compliance.choices import MissingReason
from tests.report.narrative import names
from tests.report.narrative.claims.grammar import (
    ACHIEVED,
    NO_INFORMATION,
    NOT_ACHIEVED,
    NOT_ASSESSABLE,
    World,
    acronym_of,
    claims,
    e,
    n,
    number,
    y,
)
from tests.report.narrative.claims.outcomes import outcomes
from tests.report.narrative.reading import Line

CLAIMS, claim = claims()


@claim(r"Ningún indicador entra en este reporte\.")
def empty(w: World, line: Line, m: re.Match) -> None:
    assert not w.result.all.total


@claim(
    rf"(?P<who>El único indicador comprendido no|Ninguno de los {n('total')} indicadores comprendidos) cuenta con "
    rf"información de {y('year')}; por ello, no es posible valorar el cumplimiento de (?:su meta|las metas)\."
)
def nothing_known(w: World, line: Line, m: re.Match) -> None:
    w.count(m, "total", "counts.all.total")
    assert w.result.all.with_information == 0


@claim(
    rf"(?:El único indicador comprendido cuenta|Los {n('everyone')} indicadores comprendidos cuentan|"
    rf"De los {n('total')} indicadores comprendidos, (?:uno cuenta|{n('known')} cuentan)) con información"
    r"(?P<said>[^.]+)?\."
)
def overall(w: World, line: Line, m: re.Match) -> None:
    counts = w.result.all
    if m["everyone"]:
        assert number(m, "everyone") == counts.total == counts.with_information
    elif m["total"]:
        w.count(m, "total", "counts.all.total")
        w.count(m, "known", "counts.all.with_information")
    else:
        assert counts.total == counts.with_information == 1
    w.waiting = counts.with_information
    if m["said"]:
        known_outcomes(w, m["said"], counts.with_information)


@claim(r"De ellos, (?P<said>[^.]+)\.")
def afterwards(w: World, line: Line, m: re.Match) -> None:
    """The clauses of a sentence that had no room for them."""
    known_outcomes(w, m["said"], w.waiting)


def known_outcomes(w: World, said: str, total: int) -> None:
    counts = w.result.all
    single = {
        " y alcanzó o superó su meta": {ACHIEVED: 1},
        ", pero no alcanzó su meta": {NOT_ACHIEVED: 1},
        ", pero su cumplimiento no se puede valorar": {NOT_ASSESSABLE: 1},
    }
    said, _porque, why = said.partition(" porque ")
    told = single.get(said) or outcomes(said.removeprefix(": "), total)
    if set(told) == {NOT_ASSESSABLE}:
        lacks(w, why)
    else:
        assert not why
    known = (ACHIEVED, NOT_ACHIEVED, NOT_ASSESSABLE)
    assert told == {status: getattr(counts, status) for status in known if getattr(counts, status)}


LACKS = r"no se fijó meta para \d+|no se conoce la cifra de su meta|falta registrar el sentido esperado"


LACKING = rf"(?:{LACKS})(?:(?:, | o )(?:{LACKS}))*"


def lacks(w: World, what: str) -> None:
    """What is missing to judge the indicators that are known and cannot be."""
    rows = [one.indicator for one in w.result.indicators if one.status == NOT_ASSESSABLE]
    assert re.fullmatch(LACKING, what)
    assert ("no se fijó meta" in what) == any(not row.has_target for row in rows)
    assert ("cifra de su meta" in what) == any(row.has_target and row.target is None for row in rows)
    assert ("sentido" in what) == any(row.target is not None for row in rows)
    assert "no se fijó" not in what or f"para {w.figures.year}" in what


@claim(
    r"(?P<who>Del indicador que no se puede|De los indicadores que no se pueden) valorar, "
    rf"(?P<what>{LACKING})\."
)
def not_assessable(w: World, line: Line, m: re.Match) -> None:
    rows = [one.indicator for one in w.result.indicators if one.status == NOT_ASSESSABLE]
    assert m["who"].startswith("Del") == (len(rows) == 1)
    assert w.result.all.with_information > len(rows)
    lacks(w, m["what"])


CASES = {
    "no se realizó la fuente": MissingReason.SOURCE_NOT_COLLECTED,
    "la entidad no la remitió": MissingReason.NOT_SUBMITTED,
    "la entidad la remitirá después": MissingReason.DUE_LATER,
    "las entidades no la remitieron": MissingReason.NOT_SUBMITTED,
    "las entidades la remitirán después": MissingReason.DUE_LATER,
    "la definición está en revisión": MissingReason.DEFINITION_UNDER_REVIEW,
    "no correspondía la medición": MissingReason.NOT_DUE,
    "no se ha registrado el motivo": None,
}


CASE = rf"en (?:un caso|uno|[0-9]+ casos|[0-9]+), (?:{'|'.join(CASES)})"


def of_so_many(w: World, why: str) -> None:
    """Entities are told in the plural where there are several."""
    rows = [one.indicator for one in w.result.indicators if one.status == NO_INFORMATION]
    entities = {row.entity for row in rows if row.reason == CASES[why]}
    if "entidad" in why:
        assert ("entidades" in why) == (len(entities) > 1)


def missing(w: World) -> Counter:
    return Counter(one.indicator.reason for one in w.result.indicators if one.status == NO_INFORMATION)


@claim(
    rf"(?P<who>El indicador restante no cuenta con información: |Los {n('all')} indicadores restantes no cuentan con "
    rf"información: )?(?P<everyone>[Ee]n todos los casos, )?(?P<why>(?i:{'|'.join(CASES)}))\."
)
def one_reason(w: World, line: Line, m: re.Match) -> None:
    why = m["why"][:1].lower() + m["why"][1:]
    assert list(missing(w)) == [CASES[why]]
    of_so_many(w, why)
    assert bool(m["everyone"]) == (w.result.all.no_information > 1)
    assert bool(m["who"]) == bool(w.result.all.with_information)
    if m["who"]:
        w.count(m, "all", "counts.all.no_information")


@claim(
    rf"(?P<who>Los {n('all')} indicadores restantes no cuentan con información: |De los demás casos, )?"
    rf"(?P<cases>(?i:{CASE})(?:(?:;|; y) {CASE})*)\."
)
def reasons(w: World, line: Line, m: re.Match) -> None:
    if m["all"]:
        w.count(m, "all", "counts.all.no_information")
    told = []
    for case in re.split("; y |; ", m["cases"]):
        count, _comma, why = case.partition(", ")
        digits = re.sub(r"\D", "", count)
        assert digits != "1"
        of_so_many(w, why)
        assert missing(w)[CASES[why]] == int(digits or 1)
        told.append(int(digits or 1))
    assert told == sorted(told, reverse=True)
    if not (m["who"] or "").startswith("De los demás"):
        w.cases_told = 0
    w.cases_told = getattr(w, "cases_told", 0) + sum(told)


@claim(
    r"(?P<who>La entidad que no remitió|Las entidades que no remitieron) información de uno o más de sus indicadores "
    r"(?:es|son) "
    r"(?P<entities>.+?)\."
)
def did_not_submit(w: World, line: Line, m: re.Match) -> None:
    rows = [one.indicator for one in w.result.indicators if one.status == NO_INFORMATION]
    expected = {row.entity for row in rows if row.reason == MissingReason.NOT_SUBMITTED}
    assert m["who"].startswith("La ") == (len(expected) == 1)
    pattern = e("entity")
    found = [one.group("entity") for one in re.finditer(pattern, m["entities"])]
    assert len(found) == len(expected)
    acronyms = {acronym_of(text) for text in found}
    assert acronyms == expected
    for text in found:
        w.mention(text, acronym_of(text))


@claim(
    rf"(?:La fuente que no se realizó en {y('year')} es|Las fuentes que no se realizaron en {y('of_many')} son) "
    r"(?P<sources>[^.]+)\."
)
def sources(w: World, line: Line, m: re.Match) -> None:
    rows = [one.indicator for one in w.result.indicators if one.status == NO_INFORMATION]
    codes = [row.code for row in rows if row.reason == MissingReason.SOURCE_NOT_COLLECTED]
    expected = dict.fromkeys(names.SOURCES[w.figures.sources.get(code, "")] for code in codes)
    named = [name for name in expected if name]
    assert int(m["year"] or m["of_many"]) == w.figures.year
    assert all(name in m["sources"] for name in named)
    assert (m["of_many"] is None) == (len(named) == 1)
