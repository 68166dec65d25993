"""What the 2021 compliance report printed, and what comes out of its figures (domain, part 3). Data only.

The cases are as exact as they were printed; the rest of the year is known by its published status alone.
"""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from compliance.calculation.rows import IndicatorYear, PolicyYear, ServiceYear, Stated
from compliance.choices import Achievement, Direction, Level, MissingReason, ProgressMethod
from tests.calculation.strategies import BASELINE, RATIO, YEAR, indicator, policy_year

MET, MISSED, _, NO_INFORMATION = Achievement
UP, DOWN = Direction
OBJECTIVES = tuple(f"OP.{number:02}" for number in range(1, 7))


class Case(NamedTuple):
    """An indicator with printed figures: what the report states, then what its figures give."""

    code: str
    direction: Direction
    method: ProgressMethod
    baseline_of_2020: str | None
    target: str
    value: str
    stated_progress: str | None
    progress: str | None
    stated_gap: str | None
    gap: str
    status: Achievement


# fmt: off
_PRINTED = (
    # code             sense method    base   target  value    stated    progress  stated  gap      status
    ("IOP.01.01",       DOWN, BASELINE, "8.8", "7.8",  "7.6",   "120.0",  "120.0",  "0.2",  "0.2",   MET),
    ("IOP.02.01",       UP,   RATIO,    None,  "76.1", "78.1",  "102.6",  "102.6",  "2.0",  "2.0",   MET),
    ("IOP.02.02",       DOWN, BASELINE, "6.1", "5.4",  "5.5",   "94.0",   "85.7",   "-0.1", "-0.1",  MISSED),
    ("IOP.02.03",       DOWN, RATIO,    None,  "12.9", "8.9",   "144.7",  "144.9",  "4.0",  "4.0",   MET),
    ("IOP.03.01",       UP,   BASELINE, None,  "25.5", "28.71", "157.0",  None,     "3.2",  "3.21",  MET),
    ("IOP.05.01",       UP,   BASELINE, "0.0", "9.0",  "1.4",   "15.1",   "15.6",   "-7.6", "-7.6",  MISSED),
    ("ISS.01.02.02.01", UP,   RATIO,    None,  "26.0", "50.4",  "193.7",  "193.8",  None,   "24.4",  MET),
    ("ISS.03.01.02.01", UP,   RATIO,    None,  "0.30", "14.3",  "4766.7", "4766.7", None,   "14.0",  MET),
    ("ISS.03.01.02.02", UP,   RATIO,    None,  "8.0",  "18.1",  "225.6",  "226.3",  None,   "10.1",  MET),
    ("ISS.04.03.01.01", UP,   RATIO,    None,  "80.0", "100",   "125.0",  "125.0",  None,   "20",    MET),
    ("ISS.05.01.01.01", UP,   RATIO,    None,  "5.0",  "0.0",   None,     "0.0",    None,   "-5.0",  MISSED),
    ("ISS.05.01.01.02", UP,   RATIO,    None,  "5.0",  "0.32",  "6.4",    "6.4",    "-4.7", "-4.68", MISSED),
    ("ISS.05.03.01.01", UP,   RATIO,    None,  "4.5",  "13.1",  "291.3",  "291.1",  None,   "8.6",   MET),
    ("ISS.05.04.01.01", UP,   RATIO,    None,  "81.0", "98.5",  "121.6",  "121.6",  "17.5", "17.5",  MET),
)

CASES = tuple(Case(*row) for row in _PRINTED)

# Targets of later years (domain, 2.2 and 3.2), and whether the value of 2021 meets them.
LATER_TARGETS = (
    ("IOP.01.01",       2022, "7.2",   False),
    ("IOP.02.01",       2030, "84.90", False),
    ("IOP.02.02",       2030, "1.68",  False),
    ("IOP.02.03",       2030, "7.16",  False),
    ("IOP.03.01",       2030, "27.42", True),
    ("IOP.05.01",       2030, "54.00", False),
    ("ISS.01.02.02.01", 2024, "49.1",  True),
    ("ISS.03.01.02.01", 2030, "0.45",  True),
    ("ISS.03.01.02.02", 2030, "12.0",  True),
    ("ISS.04.03.01.01", 2030, "90.0",  True),
    ("ISS.05.03.01.01", 2024, "10.5",  True),
    ("ISS.05.04.01.01", 2030, "86.0",  True),
)

# Earlier values, the change that comes out, and whether it is for the better. The report states a
# reduction for IOP.02.03.
CHANGES = (
    ("IOP.01.01", 2011, "13.6", "-6.0", True),
    ("IOP.01.01", 2018, "10.9", "-3.3", True),
    ("IOP.01.01", 2019, "10.0", "-2.4", True),
    ("IOP.01.01", 2020, "8.8",  "-1.2", True),
    ("IOP.02.01", 2020, "77.4", "0.7",  True),
    ("IOP.02.02", 2020, "6.1",  "-0.6", True),
    ("IOP.02.03", 2020, "8.3",  "0.6",  False),
    ("IOP.05.01", 2020, "0.0",  "1.4",  True),
)

# The rest of the year: indicators known by a published status, or by the reason why nothing is known.
UNMEASURED: dict[str, MissingReason | None] = {
    "IOP.03.02": MissingReason.NOT_SUBMITTED,
    "IOP.04.01": MissingReason.NOT_SUBMITTED,
    "IOP.04.02": MissingReason.NOT_SUBMITTED,
    "IOP.04.03": MissingReason.SOURCE_NOT_COLLECTED,
    "IOP.05.02": MissingReason.NOT_SUBMITTED,
    "IOP.05.03": MissingReason.NOT_SUBMITTED,
    "IOP.06.01": MissingReason.SOURCE_NOT_COLLECTED,
    "ISS.01.01.03.01": None, "ISS.01.01.03.02": None, "ISS.01.01.07.01": None, "ISS.01.01.07.02": None,
    "ISS.01.02.02.02": None, "ISS.01.02.03.01": None, "ISS.01.02.05.01": None, "ISS.04.03.01.02": None,
    "ISS.04.03.05.01": MissingReason.NOT_SUBMITTED,
    "ISS.04.03.05.02": MissingReason.NOT_SUBMITTED,
    "ISS.05.03.01.02": None,
    "ISS.05.04.01.02": MissingReason.DUE_LATER,
    "ISS.06.01.02.01": MissingReason.DEFINITION_UNDER_REVIEW,
}
# fmt: on

ENTITY_OF = {
    "IOP.02": "MINSA",
    "IOP.05.02": "SERVIR",
    "IOP.05.03": "SERVIR",
    "SS.01.01.07": "MINJUSDH",
    "SS.03.01.02": "JNE",
    "SS.04.03.01": "MTPE",
    "SS.04.03.05": "MINCETUR",
    "SS.05.04.01": "SERVIR",
    "SS.06.01.02": "MINEDU",
}

# Services with an approved protocol and no target in 2021, and their indicators: the report names neither.
WITHOUT_TARGETS = {"SS.90.01.01": 3, "SS.90.01.02": 4}


def entity_of(code: str) -> str:
    """The ministry leads whatever no other entity is named for."""
    return next((entity for prefix, entity in ENTITY_OF.items() if code.startswith(prefix)), "MIMP")


def row_of(code: str, value: str | None = None, target: str | None = None, **rest: object) -> IndicatorYear:
    """An indicator placed by its code: IOP.02.01 is of OP.02, ISS.01.02.02.01 of SS.01.02.02."""
    if code.startswith("IOP"):
        placed = {"level": Level.OBJECTIVE, "objective": code[1:6], "entity": entity_of(code)}
    else:
        service = code[1:12]
        placed = {"level": Level.SERVICE, "objective": objective_of(service), "service": service}
        placed["entity"] = entity_of(service)
    return indicator(value, target, code=code, **(placed | rest))


def objective_of(service: str) -> str:
    return f"OP.{service[3:5]}"


def row_of_case(case: Case, **rest: object) -> IndicatorYear:
    baselines = {} if case.baseline_of_2020 is None else {2020: case.baseline_of_2020}
    parts = {"direction": case.direction, "method": case.method, "baselines": baselines}
    return row_of(case.code, case.value, case.target, **(parts | rest))


def _unmeasured() -> Iterator[IndicatorYear]:
    for code, reason in UNMEASURED.items():
        status = MISSED if reason is None else NO_INFORMATION
        targets = {} if code.startswith("IOP") else {YEAR: None}
        yield row_of(code, targets=targets, reason=reason, stated=Stated(status=status))


def _without_targets() -> Iterator[IndicatorYear]:
    for service, indicators in WITHOUT_TARGETS.items():
        for position in range(1, indicators + 1):
            yield row_of(f"I{service}.{position:02}", objective="OP.01")


def report_of_2021() -> PolicyYear:
    """The whole year: 13 indicators of objectives, and 28 of the 14 services with an approved protocol."""
    indicators = (*(row_of_case(case) for case in CASES), *_unmeasured(), *_without_targets())
    placed = {row.service: row.objective for row in indicators if row.service is not None}
    services = tuple(
        ServiceYear(code, objective, entity_of(code), protocol_approved_on=date(YEAR, 12, 31))
        for code, objective in placed.items()
    )
    return policy_year(*indicators, services=services, objectives=OBJECTIVES)
