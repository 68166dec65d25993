"""Annex D: how many published figures have each verdict."""

import re

from compliance.calculation.reconciliation import Kind
from compliance.choices import Verdict
from tests.report.narrative.claims.grammar import World, claims, n, number, y
from tests.report.narrative.reading import Line

CLAIMS, claim = claims()
EQUAL, WITHIN_ROUNDING, DIFFERENT, NOT_COMPARABLE = Verdict

VERDICTS = {
    EQUAL: rf"(?:uno coincide con el calculado|{n('equal')} coinciden con los calculados)",
    WITHIN_ROUNDING: rf"(?:uno coincide|{n('within')} coinciden) dentro del redondeo",
    DIFFERENT: rf"(?:uno difiere|{n('different')} difieren)",
    NOT_COMPARABLE: rf"(?:uno no se puede|{n('unknown')} no se pueden) comprobar",
}


def having(w: World, verdict: Verdict, kind: Kind | None = None) -> int:
    every = w.figures.reconciliation
    return len([one for one in every if one.verdict == verdict and kind in (None, one.kind)])


@claim(rf"De los datos publicados sobre {y('year')}, (?P<told>[^.]+)\.")
def balance(w: World, line: Line, m: re.Match) -> None:
    assert int(m["year"]) == w.figures.year
    found = re.split(r", | y ", m["told"])
    expected = [verdict for verdict in Verdict if having(w, verdict)]
    assert len(found) == len(expected) > 0
    assert (" y " in m["told"]) == (len(found) > 1)
    for told, verdict in zip(found, expected, strict=True):
        match = re.fullmatch(VERDICTS[verdict], told)
        assert match, (told, verdict)
        (name,) = match.groupdict()
        assert number(match, name) == having(w, verdict)


@claim(r"Una cifra impresa representa a todas las que se redondean a ella: [^.]+ pueden dar lo publicado\.")
def meaning(w: World, line: Line, m: re.Match) -> None:
    assert having(w, WITHIN_ROUNDING)


@claim(
    rf"(?P<who>La otra|La única|Las otras {n('others')}|Las {n('all')}) situaci(?P<one>ón publicada coincide con la "
    r"calculada|ones publicadas coinciden con las calculadas)\."
)
def equal_statuses(w: World, line: Line, m: re.Match) -> None:
    told_equal(w, m, Kind.STATUS)


@claim(
    rf"(?P<who>El otro|El único|Los otros {n('others')}|Los {n('all')}) conteo(?P<one> publicado coincide con el "
    r"calculado|s publicados coinciden con los calculados)\."
)
def equal_counts(w: World, line: Line, m: re.Match) -> None:
    told_equal(w, m, Kind.COUNT)


def told_equal(w: World, m: re.Match, kind: Kind) -> None:
    equal = having(w, EQUAL, kind)
    others = sum(one.kind == kind for one in w.figures.reconciliation) - equal
    assert number(m, "others" if m["others"] else "all") == equal
    assert ("otr" in m["who"]) == bool(others)
    assert m["one"].startswith(("ón", " publicado")) == (equal == 1) == (not m["others"] and not m["all"])
