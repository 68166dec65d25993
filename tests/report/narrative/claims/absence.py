"""Why an indicator is claimed to have no value, and who is said to act (narrative, K28, K29 and K35)."""

import re

from compliance.calculation.rows import Assessment, IndicatorYear
from compliance.choices import MissingReason
from tests.report.narrative import names
from tests.report.narrative.claims.grammar import (
    ACHIEVED,
    CODE,
    NO_INFORMATION,
    NOTE,
    World,
    acronym_of,
    claims,
    e,
    of,
    v,
    y,
)
from tests.report.narrative.reading import Line

CLAIMS, claim = claims()


def reason(w: World, row: IndicatorYear, said: str) -> None:
    """Why there is no value: the clause without its full stop, in lower case."""
    year = row.year
    if row.reason == MissingReason.SOURCE_NOT_COLLECTED:
        source_is(w, row, said)
    elif row.reason == MissingReason.NOT_DUE:
        found = re.fullmatch(
            rf"en {year} no correspondía la medición(?:; el último valor es de {y('last')} \({v('before')}\))?", said
        )
        assert found is not None
        earlier = [one for one in row.values if one < year]
        assert bool(found["last"]) == bool(earlier)
        if earlier:
            assert int(found["last"]) == max(earlier)
            w.value(found["before"], row, row.values[max(earlier)])
    elif row.reason is None:
        assert said == "no se ha registrado el motivo"
    else:
        of_entity(w, row, said)


def source_is(w: World, row: IndicatorYear, said: str) -> None:
    """The source by its name, and at its foot how surely it is known, where more is recorded than who cites it."""
    recorded = w.figures.sources.get(row.code, "")
    source = names.SOURCES[recorded]
    notes = [w.notes[int(number)] for number in re.findall(r"⟦(\d+)⟧", said)]
    plain = re.sub(NOTE, "", said)
    assert plain == (f"{source}, su fuente," if source else "su fuente") + f" no se realizó en {row.year}"
    cited = recorded[recorded.index("según") :] if ":" in recorded else ""
    assert notes == ([f"S{cited[1:]}."] if cited else [])


def of_entity(w: World, row: IndicatorYear, said: str) -> None:
    when = "a más tardar el 30 de junio de 2022" if row.code in w.figures.expected_on else "y no ha indicado la fecha"
    closed = r" al cierre del periodo \(31 de mayo de 2022\)" if row.code in w.figures.closed_on else ""
    pattern = {
        MissingReason.DUE_LATER: rf"{e('entity')} prevé remitirla {when}",
        MissingReason.NOT_SUBMITTED: rf"{e('entity')} no la remitió{closed}",
        MissingReason.DEFINITION_UNDER_REVIEW: rf"la definición está en revisión, a cargo {of('entity')}",
    }[row.reason]
    found = re.fullmatch(pattern, said)
    assert found is not None, (pattern, said)
    assert acronym_of(found["entity"]) == row.entity
    w.mention(found["entity"], row.entity)


def same_case(said: str, w: World, row: IndicatorYear) -> str:
    """A sentence's first word as it stands inside one; names that begin with a capital keep it."""
    lowered = said[:1].lower() + said[1:]
    starts = [one.later for one in names.ENTITIES] + [one.first for one in names.ENTITIES] + ["ENARES"]
    return said if any(said.startswith(start) and start[:1].isupper() for start in starts) else lowered


WHICH = (
    rf"de(?:l indicador “(?P<name>.+)” \((?P<code>{CODE})\)|l indicador (?P<alone>{CODE})|"
    rf" los indicadores (?P<codes>{CODE}(?:, {CODE})* [ye] {CODE}))"
)


@claim(
    rf"{e('entity')} prevé remitir la información {WHICH} "
    r"(?P<when>a más tardar el 30 de junio de 2022|y no ha indicado la fecha)\."
)
def will_remit(w: World, line: Line, m: re.Match) -> None:
    """Of some of a service's indicators; they are all that its entity will send by then."""
    assert not line.lead
    codes = re.findall(CODE, m["code"] or m["alone"] or m["codes"])
    rows = [w.of_code[code] for code in codes]
    assert len(rows) < len(w.of_service(line.path[-1]))
    for one in rows:
        assert one.status == NO_INFORMATION
        assert one.indicator.value is None
        assert one.indicator.reason == MissingReason.DUE_LATER
        assert (one.indicator.code in w.figures.expected_on) == m["when"].startswith("a más")
        assert acronym_of(m["entity"]) == one.indicator.entity
    w.mention(m["entity"], rows[0].indicator.entity)
    w.untold = rows


@claim(
    rf"De(?:l indicador “(?P<name>.+)” \((?P<code>{CODE})\)|l indicador (?P<alone>{CODE})|"
    rf" los indicadores (?P<codes>{CODE}(?:, {CODE})* [ye] {CODE})), (?P<why>.+?)\."
    r"(?= La meta del indicador | Para \d+ se fijaron |$)"
)
def no_information_of_service(w: World, line: Line, m: re.Match) -> None:
    assert line.lead == "Sin información."
    codes = re.findall(CODE, m["code"] or m["alone"] or m["codes"])
    assert m["codes"] is None or re.search(r" e I", m["codes"])
    rows = [w.of_code[code] for code in codes]
    assert all(one.status == NO_INFORMATION and one.indicator.value is None for one in rows)
    assert all(one.indicator.service == line.path[-1] for one in rows)
    if m["name"]:
        assert m["name"] == " ".join(w.year.indicator_names[codes[0]].raw.split()).rstrip(" .")
    assert len(rows) < len(w.of_service(line.path[-1]))
    reason(w, rows[0].indicator, m["why"])
    same_reason(rows, m["why"])
    w.untold = rows


def same_reason(rows: list[Assessment], why: str) -> None:
    assert (
        len({(one.indicator.reason, one.indicator.entity) for one in rows}) == 1
        or why.startswith(("no se ha", "su fuente", "en "))
        or "su fuente" in why
    )


WHY = (
    r".+ no la remitió(?: al cierre del periodo \(31 de mayo de 2022\))?|"
    r".+ prevé remitirla .+?|La definición está en revisión, a cargo .+?|"
    r"En \d+ no correspondía la medición(?:; .+? \([^)]+\))?|No se ha registrado el motivo|.+? no se realizó en \d+"
)


@claim(rf"La meta del indicador para {y('year')} es {v('target')}\.")
def target_alone(w: World, line: Line, m: re.Match) -> None:
    if line.path[0] == "I":
        assert line.lead == "Sin información."
        w.untold = [w.about(line, m)]
    (one,) = w.untold
    target_is(w, one, m)


def target_is(w: World, one: Assessment, m: re.Match) -> None:
    """The target of an indicator of which the sentence before said why it has no value."""
    row = one.indicator
    assert row.value is None
    assert int(m["year"]) == row.year
    w.value(m["target"], row, row.target)


@claim(rf"La meta del indicador (?P<code>{CODE}) para {y('year')} es {v('target')}\.")
def target_of_one(w: World, line: Line, m: re.Match) -> None:
    assert len(w.untold) > 1
    assert line.path[0] == "II"
    target_is(w, next(one for one in w.untold if one.indicator.code == m["code"]), m)


TARGET = rf"{v('target')} \((?P<code>{CODE})\)"
BARE = re.sub(r"\?P<\w+>", "?:", TARGET)


@claim(rf"Para {y('year')} se fijaron las metas de (?P<said>{BARE}(?:, {BARE})* y {BARE})\.")
def targets_together(w: World, line: Line, m: re.Match) -> None:
    assert line.path[0] == "II"
    for found in re.finditer(TARGET, m["said"]):
        one = next(one for one in w.untold if one.indicator.code == found["code"])
        assert one.indicator.value is None
        assert int(m["year"]) == one.indicator.year
        w.value(found["target"], one.indicator, one.indicator.target)


@claim(rf"(?P<why>{WHY})\.(?= |$)")
def no_information(w: World, line: Line, m: re.Match) -> None:
    assert line.lead == "Sin información."
    rows = [w.about(line, m)] if line.path[0] == "I" else w.of_service(line.path[-1])
    assert all(one.status == NO_INFORMATION and one.indicator.value is None for one in rows)
    why = same_case(m["why"], w, rows[0].indicator)
    reason(w, rows[0].indicator, why)
    same_reason(rows, why)
    w.untold = rows


MEASURES = {
    (True, 1): "contribuyó a este resultado la siguiente medida:",
    (True, 2): "contribuyeron a este resultado las siguientes medidas:",
    (False, 1): "se adoptó la siguiente medida:",
    (False, 2): "se adoptaron las siguientes medidas:",
}


@claim(rf"(?:Sobre el indicador (?P<code>{CODE}), según|Según) informó {e('entity')}, (?P<said>.+:)$")
def measures(w: World, line: Line, m: re.Match) -> None:
    one = w.of_code[m["code"]] if m["code"] else w.about(line, m)
    row = one.indicator
    written = w.figures.texts.measures[row.code]
    assert m["said"] == MEASURES[one.status == ACHIEVED, min(len(written), 2)]
    in_charge = w.figures.answering.get(row.code, row.entity)
    assert acronym_of(m["entity"]) == in_charge
    w.mention(m["entity"], in_charge)


@claim(rf"Para mejorar (?:este (?P<this>indicador|servicio)|el indicador (?P<code>{CODE})), {e('entity')} prevé:$")
def actions(w: World, line: Line, m: re.Match) -> None:
    place = line.path[-1].removeprefix("III-")
    if m["this"] == "servicio":
        in_charge = w.figures.units_in_charge.get(place, w.services[place].service.entity)
        assert place in w.figures.texts.actions
    else:
        row = (w.of_code[m["code"]] if m["code"] else w.about(line, m)).indicator
        in_charge = w.figures.answering.get(row.code, row.entity)
        assert row.code in w.figures.texts.actions
    assert acronym_of(m["entity"]) == in_charge
    w.mention(m["entity"], in_charge)
