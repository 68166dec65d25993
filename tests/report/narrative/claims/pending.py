"""Which services the summary claims to lack information, of how many indicators and why (narrative, K09 and K28)."""

import re

from compliance.calculation.rows import Assessment
from tests.report.narrative.claims.absence import WHICH, reason, same_reason
from tests.report.narrative.claims.grammar import CODE, NO_INFORMATION, World, claims, n, number
from tests.report.narrative.reading import Line

CLAIMS, claim = claims()

NEXT = re.compile(r"; (?:y )?(?=" + re.sub(r"\?P<\w+>", "?:", WHICH) + ", )")


def of_each_reason(w: World, said: str, rows: list[Assessment]) -> None:
    """One reason for all of them, or each with the indicators that it is of."""
    each = [re.fullmatch(rf"{WHICH}, (?P<why>.+)", part) for part in NEXT.split(said)]
    if each == [None]:
        reason(w, rows[0].indicator, said)
        same_reason(rows, said)
        return
    told: list[str] = []
    for one in each:
        assert one is not None, said
        codes = re.findall(CODE, one["code"] or one["alone"] or one["codes"])
        reason(w, w.of_code[codes[0]].indicator, one["why"])
        same_reason([w.of_code[code] for code in codes], one["why"])
        told += codes
    assert sorted(told) == sorted(one.indicator.code for one in rows)
    assert len(each) > 1


@claim(
    rf"Falta la información de(?:(?P<only>l único indicador)| uno de los {n('one_of')} indicadores|"
    rf" {n('some')} de los {n('some_of')} indicadores| los {n('all')} indicadores)(?P<target> con meta para \d+)?"
    rf" del servicio (?P<code>{CODE})(?:, “(?P<name>.+?)”)?"
    r"(?:: (?P<why>.+?)|; la sección II da los motivos)\.(?=$| Falta la información)"
)
def lacking(w: World, line: Line, m: re.Match) -> None:
    everyone, service = w.of_service(m["code"]), w.services[m["code"]].service
    rows = [one for one in everyone if one.status == NO_INFORMATION]
    missing = "all" if m["all"] else "some"
    total = next((one for one in ("one_of", "some_of", "all") if m[one]), "only")
    assert len(rows) == (number(m, missing) if m[missing] else 1)
    assert len(everyone) == (1 if total == "only" else number(m, total))
    assert (m["name"] or "") == " ".join(service.name.split()).rstrip(" .")
    assert bool(m["target"]) == any(row.service == service.code for row in w.result.left_out)
    if m["why"]:
        of_each_reason(w, m["why"], rows)
    else:
        assert sum(bool(one.indicator.values) for one in rows) > 2
