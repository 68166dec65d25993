"""Clauses about several indicators, back to how many there are of each state."""

import re
from collections.abc import Mapping

from compliance.choices import Achievement
from tests.report.narrative.claims.grammar import ACHIEVED, NO_INFORMATION, NOT_ACHIEVED, NOT_ASSESSABLE

REACHED = r"(?P<verb>alcanz(?:ó|aron) o super(?:ó|aron)|alcanz(?:ó|aron)|super(?:ó|aron))"
SEE = r"(?: \(véase la sección III\))?"
CLAUSES: tuple[tuple[Achievement, str], ...] = (
    (ACHIEVED, rf"(?P<n>uno|\d+|ambos|todos|los \d+) {REACHED} su meta"),
    (NOT_ACHIEVED, rf"(?P<n>uno|\d+) no alcanz(?P<ending>ó|aron) su meta{SEE}"),
    (NOT_ACHIEVED, rf"(?P<n>uno|el otro|\d+) no la alcanz(?P<ending>ó|aron){SEE}"),
    (NOT_ACHIEVED, rf"(?P<n>ninguno) alcanzó su meta{SEE}"),
    (NOT_ASSESSABLE, r"el cumplimiento del? ?(?P<n>uno|otro|\d+) no se puede valorar"),
    (NOT_ASSESSABLE, r"no se puede valorar el cumplimiento de (?P<n>ninguno)"),
    (NO_INFORMATION, r"de(?:l (?P<n>otro)| los otros (?P<rest>\d+)) no se cuenta con información"),
    (NO_INFORMATION, r"no se cuenta con información de (?P<n>ninguno)"),
)
SINGLE = {
    "que superó su meta": ACHIEVED,
    "que alcanzó su meta": ACHIEVED,
    "que no alcanzó su meta": NOT_ACHIEVED,
    "que no alcanzó su meta (véase la sección III)": NOT_ACHIEVED,
    "cuyo cumplimiento no se puede valorar": NOT_ASSESSABLE,
    "del que no se cuenta con información": NO_INFORMATION,
}


def _clause(said: str, total: int) -> tuple[Achievement, int]:
    for status, pattern in CLAUSES:
        match = re.fullmatch(pattern, said)
        if match is None:
            continue
        word = (match["n"] or match["rest"]).removeprefix("los ")
        number = {"uno": 1, "otro": 1, "el otro": 1, "ambos": 2}.get(word)
        if number is None:
            number = total if word in {"todos", "ninguno"} else int(word)
        assert not (word.isdigit() and number < 2), said
        is_plural = said.find("aron") >= 0
        assert is_plural == (number > 1 and word != "ninguno") or "aron" not in pattern, said
        return status, number
    raise AssertionError(f"no clause knows: {said!r}")


def outcomes(said: str, total: int) -> Mapping[Achievement, int]:
    """How many of each state; together they are the total."""
    if said in SINGLE:
        return {SINGLE[said]: 1}
    told = dict(_clause(clause, total) for clause in re.split(r", | y (?=uno|\d|el |del? |no )", said))
    assert sum(told.values()) == total, said
    return told


def verb_is_right(said: str, all_surpassed: bool) -> None:
    """*Superar* only where all that achieved their targets surpassed them."""
    if re.search(r"super(ó|aron) su meta", said):
        assert all_surpassed
    elif re.search(r"(?<!\bno )(?<!ninguno )alcanz(ó|aron) su meta", said):
        assert not all_surpassed
