"""What the summary claims: structure, scope, balance, levels and shares (narrative, K01 to K10 and K34)."""

import re
from collections import Counter

from compliance.calculation.rows import Assessment
from compliance.choices import MissingReason
from tests.report.narrative import names
from tests.report.narrative.claims.grammar import (
    ACHIEVED,
    NB,
    NO_INFORMATION,
    NOT_ACHIEVED,
    NOT_ASSESSABLE,
    World,
    capital,
    claims,
    e,
    n,
    number,
    of,
    some,
    y,
)
from tests.report.narrative.claims.outcomes import outcomes
from tests.report.narrative.reading import Line

CLAIMS, claim = claims()
LEVELS = {"los OP": "objective", "servicios": "service"}
LEVEL = r"de (?P<level>los OP|servicios)"
SHARE = rf" \((?P<share>[0-9]+){NB}%\)"

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


@claim(r"El catálogo cargado no contiene objetivos prioritarios(?: \(OP\))?\.")
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


@claim(r"El catálogo cargado aún no los contiene todos: tiene (?P<items>[^.]+) \(anexo C\)\.")
def incomplete(w: World, line: Line, m: re.Match) -> None:
    held = {name: loaded for name, loaded in short_of(w).items() if loaded}
    assert held
    for name, loaded in held.items():
        one, many = STRUCTURE[name]
        assert (one if loaded == 1 else f"{loaded} {many}") in m["items"]
    assert len(re.split(", | y | e ", m["items"])) == len(held)


@claim(r"El catálogo cargado aún no contiene (?P<items>[^.]+) \(anexo C\)\.")
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
    rf"De los servicios con protocolo aprobado, el catálogo cargado contiene (?:uno|{n('services')}), con "
    + some("indicators", "un indicador", "indicadores")
    + r"\."
)
def loaded_scope(w: World, line: Line, m: re.Match) -> None:
    w.count(m, "services", "scope.protocol_approved.services")
    w.count(m, "indicators", "scope.protocol_approved.indicators")
    assert approved(w, "services") > number(m, "services") or approved(w, "indicators") > number(m, "indicators")


@claim(
    rf"(?P<who>El indicador restante queda|Los demás indicadores quedan) fuera, por no tener meta para {y('year')} "
    r"\(anexo A\)\."
)
def left_out(w: World, line: Line, m: re.Match) -> None:
    protocols = {one.code for one in w.result.policy_year.services if one.protocol_approved_on}
    out = [row for row in w.result.left_out if row.service in protocols and not row.has_target]
    out = [row for row in out if row.service in {one.code for one in with_protocol(w)}]
    assert len(out) == 1 if m["who"].startswith("El") else len(out) > 1


def with_protocol(w: World) -> list:
    year = w.figures.year
    return [
        one
        for one in w.result.policy_year.services
        if one.protocol_approved_on is not None and one.protocol_approved_on.year <= year
    ]


@claim(rf"Con (?:el indicador|los {n('own')} indicadores) de los OP, suman {n('all')}\.")
def altogether(w: World, line: Line, m: re.Match) -> None:
    w.count(m, "own", "scope.in_scope.objective_indicators")
    w.count(m, "all", "scope.in_scope.indicators")


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
    told = single.get(said) or outcomes(said.removeprefix(": "), total)
    known = (ACHIEVED, NOT_ACHIEVED, NOT_ASSESSABLE)
    assert told == {status: getattr(counts, status) for status in known if getattr(counts, status)}


@claim(
    r"(?P<who>Del indicador que no se puede|De los indicadores que no se pueden) valorar falta registrar "
    r"(?P<what>la meta|el sentido esperado|la meta o el sentido esperado)\."
)
def not_assessable(w: World, line: Line, m: re.Match) -> None:
    rows = [one.indicator for one in w.result.indicators if one.status == NOT_ASSESSABLE]
    assert m["who"].startswith("Del") == (len(rows) == 1)
    assert ("meta" in m["what"]) == any(row.target is None for row in rows)
    assert ("sentido" in m["what"]) == any(row.target is not None for row in rows)


CASES = {
    "no se realizó la fuente": MissingReason.SOURCE_NOT_COLLECTED,
    "la entidad no la remitió": MissingReason.NOT_SUBMITTED,
    "la entidad la remitirá después": MissingReason.DUE_LATER,
    "la definición está en revisión": MissingReason.DEFINITION_UNDER_REVIEW,
    "no correspondía la medición": MissingReason.NOT_DUE,
    "no se ha registrado el motivo": None,
}
CASE = rf"en (?:un caso|uno|[0-9]+ casos|[0-9]+), (?:{'|'.join(CASES)})"


def missing(w: World) -> Counter:
    return Counter(one.indicator.reason for one in w.result.indicators if one.status == NO_INFORMATION)


@claim(
    rf"(?P<who>El indicador restante no cuenta con información: |Los {n('all')} indicadores restantes no cuentan con "
    rf"información: )?(?P<everyone>[Ee]n todos los casos, )?(?P<why>(?i:{'|'.join(CASES)}))\."
)
def one_reason(w: World, line: Line, m: re.Match) -> None:
    why = m["why"][:1].lower() + m["why"][1:]
    assert list(missing(w)) == [CASES[why]]
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
        assert missing(w)[CASES[why]] == int(digits or 1)
        told.append(int(digits or 1))
    assert told == sorted(told, reverse=True)
    if not (m["who"] or "").startswith("De los demás"):
        w.cases_told = 0
    w.cases_told = getattr(w, "cases_told", 0) + sum(told)


@claim(
    r"(?P<who>La entidad que no remitió información es|Las entidades que no remitieron información son) "
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


def acronym_of(text: str) -> str:
    """Which entity a mention names."""
    for one in names.ENTITIES:
        if text in {
            form for mention in (one.first, one.later, one.of, one.of_later) for form in (mention, capital(mention))
        }:
            return one.acronym
    raise AssertionError(text)


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
    if status != NOT_ASSESSABLE:
        assert (m["number"] is None) == m["verb"].startswith(("No alcanzó", "No cuenta "))
    if is_service:
        rows = [one.indicator for one in w.result.indicators if one.indicator.service and one.status == status]
        assert number(m, "services") == len({row.service for row in rows})
    w.level_status = ("service" if is_service else "objective", status)


@claim(
    r"Corresponden? (?P<items>a(?:l único indicador| ambos indicadores| los \d+ indicadores| \d+ de los \d+ "
    r"indicadores) del (?:OP\.\d+|[^.])+)\."
)
def of_objectives(w: World, line: Line, m: re.Match) -> None:
    said = m["items"]
    for tally in w.result.by_objective:
        own, code = tally.own, tally.objective
        assert (f" del {code}, a cargo " in said) == bool(own.achieved)
        if own.achieved:
            expected = f"a {own.achieved} de los {own.total} indicadores del {code}, "
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
    assert m.group().startswith("Corresponde ") == (w.result.objective.achieved == 1)
    for item in re.split(r"(?:;|; y| y) (?=al? (?:único|ambos|los|\d))", said):
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
    """A breakdown follows the count that it breaks down: achieved first, then whatever was said last."""
    last = getattr(w, "level_status", ("objective", None))
    return last[1] if last[0] == "service" else ACHIEVED


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
