"""What the summary claims of each level, and whose the indicators are (narrative, K09, K10 and K34)."""

import re

from compliance.calculation.rows import Assessment
from tests.report.narrative.claims.grammar import (
    ACHIEVED,
    NB,
    NO_INFORMATION,
    NOT_ACHIEVED,
    NOT_ASSESSABLE,
    World,
    acronym_of,
    claims,
    n,
    number,
    of,
    some,
)
from tests.report.narrative.reading import Line

CLAIMS, claim = claims()


LEVELS = {"los OP": "objective", "servicios": "service"}


LEVEL = r"de (?P<level>los OP|servicios)"


SHARE = rf" \((?P<share>[0-9]+){NB}%\)"


def level(w: World, m: re.Match) -> tuple[str, object]:
    name = LEVELS[m["level"]]
    return f"counts.{name}", getattr(w.result, name)


@claim(rf"(?P<who>El único indicador|Ninguno de los {n('total')} indicadores) {LEVEL} (?:no )?cuenta con información\.")
def level_unknown(w: World, line: Line, m: re.Match) -> None:
    key, counts = level(w, m)
    w.count(m, "total", f"{key}.total")
    assert counts.with_information == 0


@claim(
    rf"De los {n('total')} indicadores {LEVEL}, (?:uno alcanzó|{n('some')} alcanzaron) o supera?(?:ron|ó) su meta"
    rf"{SHARE}\."
)
def level_achieved(w: World, line: Line, m: re.Match) -> None:
    key, counts = level(w, m)
    w.count(m, "total", f"{key}.total")
    w.count(m, "some", f"{key}.achieved")
    assert int(m["share"]) == counts.achieved_pct
    assert counts.achieved < counts.total


@claim(rf"(?P<who>Ambos|Los {n('total')}) indicadores {LEVEL} alcanzaron o superaron su meta\.")
def level_all(w: World, line: Line, m: re.Match) -> None:
    _key, counts = level(w, m)
    assert (m["who"] == "Ambos") == (counts.total == 2)
    assert counts.achieved == counts.total > 1
    assert m["total"] is None or number(m, "total") == counts.total


@claim(rf"El único indicador {LEVEL} (?P<said>alcanzó o superó|no alcanzó) su meta\.")
def level_single(w: World, line: Line, m: re.Match) -> None:
    _key, counts = level(w, m)
    assert counts.total == 1
    assert counts.achieved == (m["said"] == "alcanzó o superó")
    assert counts.not_achieved == (m["said"] == "no alcanzó")


@claim(
    rf"(?:El único indicador {LEVEL} con información no alcanzó su meta|"
    rf"Ninguno de los {n('known')} indicadores de (?P<levels>los OP|servicios) (?P<informed>con información )?alcanzó "
    r"su meta)\."
)
def level_none(w: World, line: Line, m: re.Match) -> None:
    counts = getattr(w.result, LEVELS[m["level"] or m["levels"]])
    assert counts.achieved == 0
    assert counts.not_achieved == counts.with_information == number(m, "known")
    assert bool(m["informed"] or m["level"]) == (counts.with_information < counts.total)


REST = {
    "No alcanzó su meta": NOT_ACHIEVED,
    "No alcanzaron su meta": NOT_ACHIEVED,
    "No se puede valorar el cumplimiento de": NOT_ASSESSABLE,
    "No cuenta con información": NO_INFORMATION,
    "No cuentan con información": NO_INFORMATION,
}


@claim(
    rf"(?P<verb>{'|'.join(REST)}) "
    + some("number", "un indicador", "indicadores")
    + rf"(?P<of>, de (?:un servicio|{n('services')} servicios))?{SHARE}\."
)
def level_rest(w: World, line: Line, m: re.Match) -> None:
    status, is_service = REST[m["verb"]], bool(m["of"])
    counts = w.result.service if is_service else w.result.objective
    assert number(m, "number") == getattr(counts, status)
    assert int(m["share"]) == getattr(counts, f"{status}_pct")
    # That every known one missed its target is told once; of services, with how many they are.
    assert is_service or status != NOT_ACHIEVED or counts.achieved or counts.not_assessable
    if status != NOT_ASSESSABLE:
        assert (m["number"] is None) == m["verb"].startswith(("No alcanzó", "No cuenta "))
    if is_service:
        rows = [one.indicator for one in w.result.indicators if one.indicator.service and one.status == status]
        assert number(m, "services") == len({row.service for row in rows})
    w.level_status = ("service" if is_service else "objective", status)


@claim(
    r"(?:El que alcanzó su meta corresponde|Los que alcanzaron su meta corresponden) "
    r"(?P<items>a(?:l único indicador| ambos indicadores| los \d+ indicadores| (?:uno|\d+) de los \d+ indicadores) "
    r"del (?:OP\.\d+|[^.])+)\."
)
def of_objectives(w: World, line: Line, m: re.Match) -> None:
    said = m["items"]
    for tally in w.result.by_objective:
        own, code = tally.own, tally.objective
        assert (f" del {code}, a cargo " in said) == bool(own.achieved)
        if own.achieved:
            so_many = "uno" if own.achieved == 1 else own.achieved
            expected = f"a {so_many} de los {own.total} indicadores del {code}, "
            if own.total == 1:
                expected = f"al único indicador del {code}, "
            elif own.total == own.achieved:
                expected = (
                    f"a ambos indicadores del {code}, "
                    if own.total == 2
                    else f"a los {own.total} indicadores del {code}, "
                )
            assert expected in said
    assert said.startswith(("al ", "a "))
    assert m.group().startswith("El que") == (w.result.objective.achieved == 1)
    for item in re.split(r"(?:;|; y| y) (?=al? (?:único|ambos|los|uno|\d))", said):
        code = re.search(r"OP\.\d+", item).group()
        mentioned(w, item, [one for one in w.of_objective(code, "objective") if one.status == ACHIEVED])


def mentioned(w: World, said: str, rows: list[Assessment]) -> None:
    """The mentions of a text are those of the rows' entities, each in its right form."""
    found = [one.group("entity") for one in re.finditer(of("entity"), said)]
    assert {acronym_of(text) for text in found} == {one.indicator.entity for one in rows}
    for text in found:
        w.mention(text, acronym_of(text))


SHARES = r"(?:uno|\d+)(?: corresponden? a|, a) (?:un servicio|\d+ servicios) "


@claim(
    rf"(?P<who>Corresponde|Ambos corresponden|Todos corresponden) a "
    rf"(?:un servicio|{n('services')} servicios) {of('entity')}\."
)
def of_one_entity(w: World, line: Line, m: re.Match) -> None:
    status = status_of_breakdown(w)
    rows = [one for one in w.result.indicators if one.indicator.service and one.status == status]
    acronym = acronym_of(m["entity"])
    assert {one.indicator.entity for one in rows} == {acronym}
    assert number(m, "services") == len({one.indicator.service for one in rows})
    assert m["who"] == {1: "Corresponde", 2: "Ambos corresponden"}.get(len(rows), "Todos corresponden")
    w.mention(m["entity"], acronym)


def status_of_breakdown(w: World) -> object:
    """A breakdown follows the count that it breaks down: achieved first, then whatever was said last.

    Few services without information are named one by one instead.
    """
    last = getattr(w, "level_status", ("objective", None))
    status = last[1] if last[0] == "service" else ACHIEVED
    if status == NO_INFORMATION:
        found = [one.indicator.service for one in w.result.indicators if one.status == NO_INFORMATION]
        assert len({service for service in found if service}) > 6
    return status


@claim(rf"De esos indicadores, (?P<shares>{SHARES}[^.]+)\.")
def of_entities(w: World, line: Line, m: re.Match) -> None:
    status = status_of_breakdown(w)
    rows = [one for one in w.result.indicators if one.indicator.service and one.status == status]
    entities = {one.indicator.entity for one in rows}
    found = list(
        re.finditer(
            rf"(?P<n>uno|\d+)(?:, a| corresponden? a) (?:un servicio|(?P<s>\d+) servicios) {of('entity')}", m["shares"]
        )
    )
    assert len(found) == len(entities) > 1
    for one in found:
        acronym = acronym_of(one["entity"])
        own = [row.indicator.service for row in rows if row.indicator.entity == acronym]
        assert ("uno" if len(own) == 1 else str(len(own))) == one["n"]
        assert int(one["s"] or 1) == len(set(own))
        w.mention(one["entity"], acronym)


@claim(r"Los porcentajes se redondean al entero, por lo que pueden no sumar el cien por ciento\.")
def rounding(w: World, line: Line, m: re.Match) -> None:
    shares = ("achieved_pct", "not_achieved_pct", "not_assessable_pct", "no_information_pct")
    levels = [w.result.all, w.result.objective, w.result.service]
    assert any(sum(getattr(one, share) for share in shares) != 100 for one in levels if one.total)
