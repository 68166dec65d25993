"""What section III and the annexes claim in sentences: what missed its target, and what was not said (K37 to K40)."""

import re

from compliance.calculation.rows import Assessment
from tests.report.narrative.claims.grammar import CODE, NOT_ACHIEVED, World, acronym_of, claims, n, number, of
from tests.report.narrative.reading import Line

CLAIMS, claim = claims()


def missed(rows: list[Assessment]) -> list[Assessment]:
    return [one for one in rows if one.status == NOT_ACHIEVED]


def in_charge(w: World, code: str) -> list[str]:
    service, unit = w.services[code].service, w.figures.units_in_charge.get(code)
    return [service.entity] if not unit or unit == service.entity else [unit, service.entity]


@claim(
    rf"En el (?P<op>OP\.\d+), (?:un servicio no alcanzó|{n('number')} servicios no alcanzaron) la meta de al menos un "
    r"indicador: (?P<groups>.+)\.(?= |$)"
)
def services_that_missed(w: World, line: Line, m: re.Match) -> None:
    rows = missed(w.of_objective(m["op"], "service"))
    expected = {one.indicator.service for one in rows}
    assert set(re.findall(CODE, m["groups"])) == expected
    assert number(m, "number") == len(expected)
    groups = re.split(r"(?:; y|; e|;) (?=SS)", m["groups"])
    for group in groups:
        codes = re.findall(CODE, group)
        mentions = [one["entity"] for one in re.finditer(of("entity"), group.partition(", a cargo ")[2])]
        for code in codes:
            assert [acronym_of(text) for text in mentions] == in_charge(w, code), (group, code)
        for text in mentions:
            w.mention(text, acronym_of(text))


def of_place(w: World, line: Line) -> list[Assessment]:
    """The indicators that a section of III speaks of."""
    place = line.path[-1].removeprefix("III-")
    if place.endswith("-propios"):
        return w.of_objective(place.removesuffix("-propios"), "objective")
    return w.of_service(place)


@claim(r"Su único indicador no alcanzó la meta\.")
def only_one(w: World, line: Line, m: re.Match) -> None:
    assert len(of_place(w, line)) == len(missed(of_place(w, line))) == 1


@claim(rf"Ninguno de sus {n('total')} indicadores alcanzó su meta\.")
def all_of_them(w: World, line: Line, m: re.Match) -> None:
    assert number(m, "total") == len(of_place(w, line)) == len(missed(of_place(w, line)))


@claim(rf"(?P<verb>No alcanzó|No alcanzaron) su meta (?:uno|{n('some')}) de sus {n('total')} indicadores\.")
def some_of_them(w: World, line: Line, m: re.Match) -> None:
    found = len(missed(of_place(w, line)))
    assert number(m, "some") == found
    assert number(m, "total") == len(of_place(w, line)) > found
    assert (m["verb"] == "No alcanzó") == (found == 1)


def silent(w: World, line: Line, kind: str) -> list[str]:
    said = getattr(w.figures.texts, kind)
    return [one.indicator.code for one in missed(of_place(w, line)) if one.indicator.code not in said]


def has_service_actions(w: World, line: Line) -> bool:
    return line.path[-1].removeprefix("III-") in w.figures.texts.actions


NOT_SAID = "(?P<who>[Ll]a entidad no informó|[Nn]o constan)"
IN_THE_DATA = "(?P<data> en los datos registrados)?"


def who_was_silent(w: World, line: Line, m: re.Match) -> None:
    """The entity, only where all of them were approved here; else the registered data."""
    here = all(one.indicator.code in w.figures.approvals for one in missed(of_place(w, line)))
    assert here == m["who"].endswith("informó")
    assert bool(m["data"]) == (not here)


@claim(rf"{NOT_SAID} (?P<what>los motivos ni acciones de mejora|los motivos|acciones de mejora){IN_THE_DATA}\.")
def silences(w: World, line: Line, m: re.Match) -> None:
    who_was_silent(w, line, m)
    everyone = [one.indicator.code for one in missed(of_place(w, line))]
    if "motivos" in m["what"]:
        assert silent(w, line, "explanations") == everyone
    if "acciones" in m["what"]:
        assert silent(w, line, "actions") == everyone
        assert not has_service_actions(w, line)


CODES = rf"(?:el indicador (?P<code>{CODE})|los indicadores (?P<codes>{CODE}(?:, {CODE})* [ye] {CODE}))"


@claim(rf"(?P<about>Sobre|Para) {CODES}, {NOT_SAID} (?P<what>los motivos|acciones de mejora){IN_THE_DATA}\.")
def some_silences(w: World, line: Line, m: re.Match) -> None:
    who_was_silent(w, line, m)
    kind = "explanations" if m["what"] == "los motivos" else "actions"
    assert re.findall(CODE, m["code"] or m["codes"]) == silent(w, line, kind)
    assert m["codes"] is None or " e I" in m["codes"]
    assert kind == "explanations" or not has_service_actions(w, line)


NAMED = rf"(?:el indicador “(?P<name>.+)” \((?P<named>{CODE})\)|{CODES})"


@claim(rf"(?P<also>También r|R)equieren? atención {NAMED}, que no alcanz(?:ó|aron) su meta \(véase la sección I\)\.")
def own_indicators(w: World, line: Line, m: re.Match) -> None:
    found = [one.indicator.code for one in missed(of_place(w, line))]
    assert re.findall(CODE, m["named"] or m["code"] or m["codes"]) == found
    assert m["name"] is None or m["name"] == " ".join(w.year.indicator_names[found[0]].raw.split()).rstrip(" .")
    assert ("requiere " in m.group().lower()) == ("alcanzó" in m.group()) == (len(found) == 1)
    objective = line.path[-1].removeprefix("III-").removesuffix("-propios")
    assert m["also"].startswith("También") == bool(missed(w.of_objective(objective, "service")))


@claim(r"Ningún indicador con información dejó de alcanzar su meta; esta sección no registra alternativas de mejora\.")
def nothing_missed(w: World, line: Line, m: re.Match) -> None:
    assert w.result.all.not_achieved == 0 < w.result.all.achieved


@claim(r"No hay metas valoradas en (?P<year>\d+); esta sección no registra alternativas\.")
def nothing_assessed(w: World, line: Line, m: re.Match) -> None:
    assert w.result.all.not_achieved == w.result.all.achieved == 0
    assert int(m["year"]) == w.figures.year


@claim(r"Todos los indicadores registrados entran en este reporte\.")
def nothing_left_out(w: World, line: Line, m: re.Match) -> None:
    assert not w.result.left_out


@claim(r"La revisión automática no encontró nada que observar\.")
def no_findings(w: World, line: Line, m: re.Match) -> None:
    assert not w.figures.findings


@claim(r"Reglas comunes")
def rules(w: World, line: Line, m: re.Match) -> None:
    assert line.path == ("anexo-b",)


@claim(r"Ningún indicador entra en este reporte\.")
def nothing_in_scope(w: World, line: Line, m: re.Match) -> None:
    assert not w.result.indicators
