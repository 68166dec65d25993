"""What the summary claims against the report of the year before (narrative, K11)."""

import re

from compliance.choices import Achievement
from tests.report.narrative.claims.grammar import (
    ACHIEVED,
    NO_INFORMATION,
    NOT_ACHIEVED,
    World,
    claims,
    n,
    number,
    some,
    y,
)
from tests.report.narrative.reading import Line

CLAIMS, claim = claims()
REPORT = rf"Respecto del reporte de {y('year')}, "
MET = r"(?:alcanzar su meta|alcanzarla)"
KNOWN = r"(?:contar con información|contar con ella)"


def clause(name: str, verb: str, verbs: str, done: str) -> str:
    """`un indicador pasó a alcanzar su meta`, `3 dejaron de alcanzarla`; what precedes it is `, ` or ` y `."""
    who = rf"(?:uno|un indicador|{n(name)}(?: indicadores)?)"
    return rf"(?:(?:, | y )?(?P<{name}_is>{who} (?:{verb}|{verbs}) {done}))?"


STATES = (
    clause("gained", "pasó a", "pasaron a", MET)
    + clause("lost", "dejó de", "dejaron de", MET)
    + clause("newly", "pasó a", "pasaron a", KNOWN)
    + clause("no_longer", "dejó de", "dejaron de", KNOWN)
)
KINDS = {
    "gained": lambda then, now: (then, now) == (NOT_ACHIEVED, ACHIEVED),
    "lost": lambda then, now: (then, now) == (ACHIEVED, NOT_ACHIEVED),
    "newly": lambda then, now: then == NO_INFORMATION != now,
    "no_longer": lambda then, now: then != NO_INFORMATION == now,
}


def pairs(w: World) -> list[tuple[Achievement, Achievement]]:
    """Then and now, of the indicators in both reports."""
    earlier = w.figures.earlier
    return [(earlier[code], one.status) for code, one in w.of_code.items() if code in earlier]


def same_scope(w: World) -> bool:
    return set(w.figures.earlier) == set(w.of_code)


def year_is_right(w: World, m: re.Match) -> None:
    assert int(m["year"]) == w.figures.year - 1


@claim(
    REPORT
    + rf"(?:(?P<came>se incorporan? al alcance {some('entered', 'un indicador', 'indicadores')})"
    + rf"(?P<went> y salen? (?:uno|otro|{n('then_left')}))?"
    + rf"|(?P<only_left>salen? del alcance {some('left', 'un indicador', 'indicadores')}))\."
)
def scope(w: World, line: Line, m: re.Match) -> None:
    year_is_right(w, m)
    earlier, now = set(w.figures.earlier), set(w.of_code)
    entered = number(m, "entered") if m["came"] else 0
    left = number(m, "then_left") if m["went"] else number(m, "left") if m["only_left"] else 0
    assert (entered, left) == (len(now - earlier), len(earlier - now))
    assert ("incorporan" in m.group()) == (entered > 1)
    assert ("salen" in m.group()) == (left > 1)
    assert ("otro" in m.group()) == (entered == left == 1)


@claim(rf"(?:{REPORT}|(?P<rest>De los demás, )){STATES}\.")
def states(w: World, line: Line, m: re.Match) -> None:
    assert bool(m["rest"]) != same_scope(w)
    if not m["rest"]:
        year_is_right(w, m)
    told = {kind: number(m, kind) if m[f"{kind}_is"] else 0 for kind in KINDS}
    assert told == {kind: sum(is_it(*pair) for pair in pairs(w)) for kind, is_it in KINDS.items()}
    assert any(told.values())
    said = [m[f"{kind}_is"] for kind in KINDS if told[kind]]
    for place, words in enumerate(said):
        several = "aron" in words
        kind = [one for one in KINDS if told[one]][place]
        assert several == (told[kind] > 1), words
        assert ("indicador" in words) == (place == 0 and not m["rest"])
        before = [one for one in KINDS if told[one]][place - 1] if place else ""
        again = (before, kind) in {("gained", "lost"), ("newly", "no_longer")}
        assert again == words.endswith(("alcanzarla", "contar con ella"))


@claim(rf"(?:{REPORT}ningún indicador|(?P<rest>De los demás, ninguno)) cambió de situación\.")
def nothing_changed(w: World, line: Line, m: re.Match) -> None:
    assert bool(m["rest"]) != same_scope(w)
    assert m["rest"] or int(m["year"]) == w.figures.year - 1
    assert pairs(w)
    assert all(then == now for then, now in pairs(w))
