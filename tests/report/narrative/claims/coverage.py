"""What the summary claims of structure and scope (narrative, K01 to K03)."""

import re

from tests.report.narrative.claims.grammar import (
    World,
    claims,
    n,
    number,
    some,
    y,
)
from tests.report.narrative.reading import Line

CLAIMS, claim = claims()


STRUCTURE = {
    "objectives": ("un objetivo prioritario", "objetivos prioritarios"),
    "objective_indicators": ("un indicador de OP", "indicadores de OP"),
    "guidelines": ("un lineamiento", "lineamientos"),
    "services": ("un servicio", "servicios"),
}


def declared(w: World, name: str) -> int:
    rows = w.result.policy_year
    stated = getattr(rows.declared, name)
    return getattr(rows.loaded, name) if stated is None else stated


@claim(r"No se han registrado objetivos prioritarios(?: \(OP\))?\.")
def no_objectives(w: World, line: Line, m: re.Match) -> None:
    assert not w.result.policy_year.objectives or declared(w, "objectives") == 0


@claim(
    r"La (?P<policy>(?:política )?[A-Z]+) se organiza en "
    + some("objectives", *STRUCTURE["objectives"])
    + r" \(OP\)(?P<measured>, medidos? con "
    + some("indicators", "un indicador", "indicadores")
    + r")?\."
)
def objectives(w: World, line: Line, m: re.Match) -> None:
    policy = w.figures.policy
    assert m["policy"] == (policy.code if policy.name else f"política {policy.code}")
    objectives = number(m, "objectives")
    assert objectives == declared(w, "objectives")
    assert bool(m["measured"]) == bool(declared(w, "objective_indicators"))
    if m["measured"]:
        assert number(m, "indicators") == declared(w, "objective_indicators")
        assert m["measured"].startswith(", medido con" if objectives == 1 else ", medidos con")


@claim(
    "Comprende "
    + some("guidelines", *STRUCTURE["guidelines"])
    + "(?P<served>, que se concreta en |; todos ellos se concretan en |; uno de ellos se concreta en "
    + f"|; {n('some')} de ellos se concretan en )?"
    + rf"(?P<services>un servicio|{n('number')} servicios)?\."
)
def guidelines(w: World, line: Line, m: re.Match) -> None:
    total, served, services = (declared(w, name) for name in ("guidelines", "guidelines_with_services", "services"))
    assert number(m, "guidelines") == total
    assert bool(m["served"]) == bool(served and services)
    if not m["served"]:
        return
    assert number(m, "number") == services
    if m["served"].startswith((", que", "; todos")):
        assert served == total
        assert m["served"].startswith(", que") == (total == 1)
    else:
        assert number(m, "some") == served != total


def short_of(w: World) -> dict[str, int]:
    rows = w.result.policy_year
    held = {name: (getattr(rows.declared, name), getattr(rows.loaded, name)) for name in STRUCTURE}
    return {name: loaded for name, (stated, loaded) in held.items() if stated is not None and loaded < stated}


@claim(r"De ese total, el catálogo de este reporte registra (?P<items>[^.]+) \(anexo C\)\.")
def incomplete(w: World, line: Line, m: re.Match) -> None:
    held = {name: loaded for name, loaded in short_of(w).items() if loaded}
    assert held
    for name, loaded in held.items():
        one, many = STRUCTURE[name]
        assert (one if loaded == 1 else f"{loaded} {many}") in m["items"]
    assert len(re.split(", | y | e ", m["items"])) == len(held)


@claim(r"No se han registrado (?P<items>[^.]+) \(anexo C\)\.")
def absent(w: World, line: Line, m: re.Match) -> None:
    assert m["items"].split(" ni ") == [STRUCTURE[name][1] for name, loaded in short_of(w).items() if not loaded]


def approved(w: World, name: str) -> int:
    """As published, where an incomplete catalogue holds fewer (contract, section 3)."""
    loaded = getattr(w.result.protocol_approved, name)
    stated = int(w.result.policy_year.stated_counts.get(f"scope.protocol_approved.{name}", 0))
    rows = w.result.policy_year
    is_incomplete = any(
        getattr(rows.declared, field) not in {None, getattr(rows.loaded, field)} for field in rows.loaded.__slots__
    )
    return stated if stated > loaded and is_incomplete else loaded


def only_objectives(w: World, said: str) -> None:
    assert (said == "solo comprende los indicadores de OP") == bool(w.result.objective.total)


ONLY = r"; por ello, este reporte (?P<only>solo comprende los indicadores de OP|no comprende ningún indicador)\."


WITH_PROTOCOL = (
    rf"Este reporte considera los servicios con protocolo aprobado al 31 de diciembre de {y('year')} \("
    + some("services", "un servicio", "servicios")
    + ", con "
    + some("indicators", "un indicador", "indicadores")
    + r"\)"
)


@claim(rf"Al 31 de diciembre de {y('year')}, ningún servicio contaba con protocolo aprobado" + ONLY)
def none_approved(w: World, line: Line, m: re.Match) -> None:
    assert int(m["year"]) == w.figures.year
    assert approved(w, "services") == 0
    only_objectives(w, m["only"])


@claim(
    rf"Al 31 de diciembre de {y('year')} contaban? con protocolo aprobado "
    + some("services", "un servicio", "servicios")
    + ", sin indicadores registrados"
    + ONLY
)
def approved_without_indicators(w: World, line: Line, m: re.Match) -> None:
    assert number(m, "services") == approved(w, "services")
    assert ("contaba " in m.group()) == (approved(w, "services") == 1)
    assert approved(w, "indicators") == 0
    only_objectives(w, m["only"])


@claim(WITH_PROTOCOL + ", pero ninguno de sus indicadores tiene meta para ese año" + ONLY)
def approved_without_targets(w: World, line: Line, m: re.Match) -> None:
    assert (number(m, "services"), number(m, "indicators")) == (approved(w, "services"), approved(w, "indicators"))
    assert w.result.service.total == 0
    only_objectives(w, m["only"])


@claim(
    WITH_PROTOCOL
    + " y, entre ellos, los indicadores con meta para ese año: "
    + some("covered", "un indicador", "indicadores")
    + " de "
    + some("covering", "un servicio", "servicios")
    + r"\."
)
def scope(w: World, line: Line, m: re.Match) -> None:
    assert int(m["year"]) == w.figures.year
    assert (number(m, "services"), number(m, "indicators")) == (approved(w, "services"), approved(w, "indicators"))
    w.count(m, "covered", "scope.in_scope.service_indicators")
    w.count(m, "covering", "scope.in_scope.services")


@claim(
    rf"De los servicios con protocolo aprobado, (?:se ha registrado uno|se han registrado {n('services')}), con "
    + some("indicators", "un indicador", "indicadores")
    + r"(?:; de(?P<others>l otro| los demás) no se tienen datos registrados)?\."
)
def loaded_scope(w: World, line: Line, m: re.Match) -> None:
    beyond = approved(w, "services") - number(m, "services")
    assert m["others"] == (None if not beyond else "l otro" if beyond == 1 else " los demás")
    w.count(m, "services", "scope.protocol_approved.services")
    w.count(m, "indicators", "scope.protocol_approved.indicators")
    assert approved(w, "services") > number(m, "services") or approved(w, "indicators") > number(m, "indicators")


def with_protocol(w: World) -> list:
    year = w.figures.year
    return [
        one
        for one in w.result.policy_year.services
        if one.protocol_approved_on is not None and one.protocol_approved_on.year <= year
    ]


@claim(
    rf"(?P<who>El indicador restante queda|Los demás indicadores quedan) fuera, por no tener meta para {y('year')} "
    r"\(anexo A\)\."
)
def left_out(w: World, line: Line, m: re.Match) -> None:
    protocols = {one.code for one in w.result.policy_year.services if one.protocol_approved_on}
    out = [row for row in w.result.left_out if row.service in protocols and not row.has_target]
    out = [row for row in out if row.service in {one.code for one in with_protocol(w)}]
    assert len(out) == 1 if m["who"].startswith("El") else len(out) > 1


@claim(rf"Con (?:el indicador|los {n('own')} indicadores) de los OP, suman {n('all')}\.")
def altogether(w: World, line: Line, m: re.Match) -> None:
    w.count(m, "own", "scope.in_scope.objective_indicators")
    w.count(m, "all", "scope.in_scope.indicators")
