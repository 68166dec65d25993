"""What is claimed of an indicator's year (narrative, K13 to K18, K23 and K27)."""

import re
from decimal import Decimal

from compliance.calculation.rows import Assessment
from compliance.choices import Direction, ProgressMethod, Unit
from tests.report.narrative.claims.grammar import (
    ACHIEVED,
    NB,
    NO_INFORMATION,
    NOT_ACHIEVED,
    NOT_ASSESSABLE,
    NOTE,
    World,
    capital,
    claims,
    printed_as,
    v,
    y,
)
from tests.report.narrative.reading import Line

CLAIMS, claim = claims()


UP, DOWN = Direction


SUBJECT = rf"«subject»(?P<note>{NOTE})"


SENSE = r"(?P<sense> \(indicador descendente: se busca reducir(?P<sensed>l[oa])\))?"


PROGRESS = rf"(?: \(avance: {v('progress')}\)(?P<base>{NOTE}))?"


VERB = r" (?P<verb>fue|registró) "


def shared(w: World, line: Line, m: re.Match) -> Assessment:
    """What every result says: the verb, the value, the pronoun, the footnote and the progress."""
    one = w.about(line, m)
    row, groups = one.indicator, m.groupdict()
    name = w.year.indicator_names[row.code]
    assert groups["verb"] == name.verb
    assert capital(m["subject"]) == m["subject"]
    w.value(groups["value"], row, row.value)
    for pronoun in (groups.get("pronoun"), groups.get("sensed")):
        assert pronoun is None or pronoun == name.pronoun
    footnote(w, groups["note"], "" if calls_for_caution(w, one) else w.figures.texts.notes.get(row.code, ""))
    if "progress" in groups:
        progress(w, one, groups)
    return one


def calls_for_caution(w: World, one: Assessment) -> bool:
    """A note stands once: where caution is called for, if it is."""
    found = {finding.subject for finding in w.figures.findings if finding.code == "implausible_progress"}
    return one.indicator.code in found and one.status != NO_INFORMATION


def footnote(w: World, reference: str | None, text: str) -> None:
    assert bool(reference) == bool(text), (reference, text)
    if reference:
        assert w.notes[int(reference.strip("⟦⟧"))] == text


def progress(w: World, one: Assessment, groups: dict) -> None:
    """Printed unless there is none, or it would print as if the target were met exactly."""
    row, said = one.indicator, groups["progress"]
    if said is None:
        assert one.progress is None or abs(one.progress - 100) <= Decimal("0.05")
        return
    assert one.progress is not None
    printed_as(said, one.progress, 1)
    assert said.endswith(f"{NB}%")
    by_baseline = row.method == ProgressMethod.BASELINE and one.baseline is not None
    if groups["base"]:
        note = w.notes[int(groups["base"].strip("⟦⟧"))]
        found = re.fullmatch(
            rf"Avance calculado respecto de la línea de base de {y('year')} \({v('value')}\)\."
            r"(?: Fuente de la línea de base: (?P<source>.+)\.)?",
            note,
        )
        assert found is not None
        assert int(found["year"]) == one.baseline.year
        w.value(found["value"], row, one.baseline.value)
        recorded = w.figures.series_sources.get(row.code, {}).get("baseline", {}).get(one.baseline.year, "")
        assert (found["source"] or "") == recorded
    assert bool(groups["base"]) == by_baseline


def against_target(w: World, line: Line, m: re.Match, direction: Direction, better: bool) -> None:
    one = shared(w, line, m)
    row = one.indicator
    assert row.direction == direction
    w.value(m["target"], row, row.target)
    gap = row.value - row.target if direction == UP else row.target - row.value
    assert gap != 0
    assert (gap > 0) == better
    assert one.status == (ACHIEVED if better else NOT_ACHIEVED)
    w.distance(m["gap"], row, gap)
    assert line.lead in {"", "Meta superada." if better else "Meta no alcanzada."}


@claim(rf"{SUBJECT}{VERB}{v('value')}, {v('gap')} por encima de la meta de {v('target')}{PROGRESS}\.")
def surpassed(w: World, line: Line, m: re.Match) -> None:
    against_target(w, line, m, UP, better=True)


@claim(rf"{SUBJECT}{VERB}{v('value')}, {v('gap')} por debajo de la meta de {v('target')}{PROGRESS}\.")
def missed(w: World, line: Line, m: re.Match) -> None:
    against_target(w, line, m, UP, better=False)


BECAUSE = r"porque se busca reducir(?P<pronoun>l[oa])"


@claim(
    rf"{SUBJECT}{VERB}{v('value')}, {v('gap')} por debajo de la meta de {v('target')}, diferencia favorable "
    rf"{BECAUSE}{PROGRESS}\."
)
def surpassed_descending(w: World, line: Line, m: re.Match) -> None:
    against_target(w, line, m, DOWN, better=True)


@claim(
    rf"{SUBJECT}{VERB}{v('value')}, {v('gap')} por encima de la meta de {v('target')}, diferencia desfavorable "
    rf"{BECAUSE}{PROGRESS}\."
)
def missed_descending(w: World, line: Line, m: re.Match) -> None:
    against_target(w, line, m, DOWN, better=False)


def sense_is_said(one: Assessment, m: re.Match) -> None:
    assert bool(m["sense"]) == (one.indicator.direction == DOWN)


@claim(rf"{SUBJECT}{SENSE}{VERB}{v('value')}, igual a la meta prevista\.")
def tied(w: World, line: Line, m: re.Match) -> None:
    one = shared(w, line, m)
    assert one.indicator.value == one.indicator.target
    assert one.status == ACHIEVED
    assert line.lead == "Meta alcanzada."
    sense_is_said(one, m)


@claim(
    rf"{SUBJECT}{SENSE}{VERB}{v('value')}\. Con los decimales publicados, el valor y la meta coinciden "
    rf"\({v('target')}\); con los datos completos, la meta (?P<said>se superó|no se alcanzó) por {v('gap')}{PROGRESS}\."
)
def equal_when_printed(w: World, line: Line, m: re.Match) -> None:
    one = shared(w, line, m)
    row = one.indicator
    assert m["value"] == m["target"]
    assert row.value != row.target
    w.value(m["target"], row, row.target)
    w.distance(m["gap"], row, row.value - row.target)
    assert (m["said"] == "se superó") == (one.status == ACHIEVED)
    sense_is_said(one, m)


@claim(r"El avance compara el valor con la meta, en porcentaje; el anexo B muestra cada cálculo\.")
def progress_explained(w: World, line: Line, m: re.Match) -> None:
    assert line.path == ("I",)
    assert any(one.gap and one.progress is not None for one in w.result.indicators)


@claim(r"La abreviatura pp significa puntos porcentuales: la diferencia entre dos porcentajes\.")
def points_explained(w: World, line: Line, m: re.Match) -> None:
    assert line.path == ("I",)
    assert any(one.indicator.unit == Unit.PERCENTAGE and one.indicator.value is not None for one in w.result.indicators)


WHY_NOT = {
    "No se fijó meta para": lambda row: not row.has_target,
    "No se conoce la meta de": lambda row: row.has_target and row.target is None,
    "No se ha registrado su sentido esperado": lambda row: row.target is not None and row.direction is None,
}


@claim(
    rf"{SUBJECT}{SENSE}{VERB}{v('value')}\. (?P<why>{'|'.join(WHY_NOT)})(?: {y('year')})?, por lo que no se valora su "
    r"cumplimiento\."
)
def without_judgement(w: World, line: Line, m: re.Match) -> None:
    one = shared(w, line, m)
    assert one.status == NOT_ASSESSABLE
    assert WHY_NOT[m["why"]](one.indicator)
    assert m["year"] is None or int(m["year"]) == one.indicator.year
    assert line.lead == "No evaluable."
    sense_is_said(one, m)


STATED = {
    ACHIEVED: "alcanzó su meta de {year}; los datos registrados no permiten comprobarlo",
    NOT_ACHIEVED: "no alcanzó su meta de {year}; los datos registrados no permiten comprobarlo",
    NO_INFORMATION: "no contaba con información de {year}",
}


@claim(rf"{SUBJECT}{VERB}{v('value')}\. Según lo publicado, (?P<said>[^.]+)\.")
def stated_with_value(w: World, line: Line, m: re.Match) -> None:
    one = shared(w, line, m)
    assert one.indicator.stated.status == one.status
    assert m["said"] == STATED[one.status].format(year=one.indicator.year)


@claim(rf"El valor de {y('year')} «of subject»(?P<note>{NOTE}) no consta en los datos publicados\.")
def stated_alone(w: World, line: Line, m: re.Match) -> None:
    one = w.about(line, m)
    assert one.indicator.value is None
    assert one.indicator.stated.status == one.status
    assert int(m["year"]) == one.indicator.year
    assert line.lead == {ACHIEVED: "Meta alcanzada.", NOT_ACHIEVED: "Meta no alcanzada."}[one.status]
    footnote(w, m["note"], w.figures.texts.notes.get(one.indicator.code, ""))


@claim(r"Se trata de un cero medido, (?P<said>no de falta de información|el mejor resultado posible)\.")
def measured_zero(w: World, line: Line, m: re.Match) -> None:
    row = w.about(line, m).indicator
    assert row.value == 0
    best = row.direction == DOWN and row.unit not in {None, Unit.VARIATION}
    assert best == m["said"].startswith("el mejor")


UNDEFINED = {
    "no se ha registrado su método de cálculo": lambda one: one.indicator.method is None,
    "no se ha registrado la línea de base": lambda one: one.baseline is None,
    "la meta es igual a la línea de base": lambda one: one.baseline.value == one.indicator.target,
    "la meta es cero": lambda one: one.indicator.target == 0 and one.indicator.method == ProgressMethod.RATIO,
    "el valor es cero": lambda one: one.indicator.value == 0 and one.indicator.method == ProgressMethod.RATIO,
}


@claim(rf"El avance no se expresa en porcentaje porque (?P<why>{'|'.join(UNDEFINED)})\.")
def progress_undefined(w: World, line: Line, m: re.Match) -> None:
    one = w.about(line, m)
    assert one.progress is None
    assert UNDEFINED[m["why"]](one)
