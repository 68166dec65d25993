"""Published counts beside computed ones; one that differs is explained only by the table of alternatives here."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields
from decimal import Decimal
from typing import NamedTuple

from compliance.calculation.keys import counts_by_key
from compliance.calculation.reconciliation.intervals import prints_as
from compliance.calculation.reconciliation.results import (
    ByIncompleteCatalogue,
    ByOtherCount,
    Cause,
    Kind,
    Lack,
    Lacking,
    Reconciled,
)
from compliance.calculation.rows import PolicyYear, StructureCounts
from compliance.calculation.tally import percentage
from compliance.calculation.year import YearAssessment
from compliance.choices import Verdict

Counts = Mapping[str, int | None]


class Alternative(NamedTuple):
    """Another way of counting: which keys it concerns, and the keys that it adds up; as a share of `whole` if given."""

    name: str
    concerns: str
    adds: tuple[str, ...]
    whole: str = ""


STATUS = r"(total|with_information|achieved|not_achieved|not_assessable|no_information)"
REASON = "no_information_reasons"

ALTERNATIVES = (
    Alternative("services_with_information", r"scope\.in_scope\.services", ("service_counts.with_information",)),
    Alternative(
        "indicators_with_information",
        r"scope\.in_scope\.(service|objective)_indicators",
        (r"counts.\1.with_information",),
    ),
    Alternative("indicators_with_information", r"scope\.in_scope\.indicators", ("counts.all.with_information",)),
    Alternative("services_achieved_in_part", r"(.*service_counts)\.(achieved|not_achieved)", (r"\1.\2", r"\1.partial")),
    Alternative("indicators_of_services", r"scope\.in_scope\.services", ("scope.in_scope.service_indicators",)),
    Alternative("indicators_of_services", rf"service_counts\.{STATUS}", (r"counts.service.\1",)),
    Alternative("indicators_of_services", rf"(by_objective\..+)\.service_counts\.{STATUS}", (r"\1.counts.service.\2",)),
    Alternative("indicators_of_services", r"(by_entity\..+\.service)\.services_with_(.+)", (r"\1.\2",)),
    Alternative("services_themselves", rf"counts\.service\.{STATUS}", (r"service_counts.\1",)),
    Alternative("services_themselves", rf"(by_objective\..+)\.counts\.service\.{STATUS}", (r"\1.service_counts.\2",)),
    Alternative(
        "services_themselves",
        r"(by_entity\..+\.service)\.(achieved|not_achieved|no_information)",
        (r"\1.services_with_\2",),
    ),
    Alternative(
        "reasons_together",
        rf"{REASON}\.not_submitted",
        (f"{REASON}.not_submitted", f"{REASON}.due_later", f"{REASON}.definition_under_review"),
    ),
    Alternative("share_of_those_with_information", r"(.+)\.(\w+)_pct", (r"\1.\2",), whole=r"\1.with_information"),
)


def is_catalogue_incomplete(rows: PolicyYear) -> bool:
    """Whether the legal act declares more of any element than the catalogue holds."""
    pairs = [(getattr(rows.declared, one.name), getattr(rows.loaded, one.name)) for one in fields(StructureCounts)]
    return any(declared is not None and loaded < declared for declared, loaded in pairs)


def is_explained_by_catalogue(key: str, stated: Decimal, computed: int, rows: PolicyYear) -> bool:
    """A scope count may exceed what an incomplete catalogue holds without being wrong (contract, section 3)."""
    return key.startswith("scope.") and stated > computed and is_catalogue_incomplete(rows)


def _counted(alternative: Alternative, key: str, counts: Counts) -> int | None:
    """What the alternative counts in the place of a key; None where it does not concern it."""
    match = re.fullmatch(alternative.concerns, key)
    if match is None:
        return None
    parts = [counts.get(match.expand(one)) for one in alternative.adds]
    total = sum(part or 0 for part in parts)
    if not alternative.whole:
        return None if None in parts else total
    return percentage(total, counts.get(match.expand(alternative.whole)) or 0)


def _other_counts(key: str, stated: str, counts: Counts) -> tuple[Cause, ...]:
    found = (
        one.name
        for one in ALTERNATIVES
        if (counted := _counted(one, key, counts)) is not None and prints_as(Decimal(counted), stated)
    )
    return tuple(ByOtherCount(name) for name in dict.fromkeys(found))


def _is_more_exact_share(key: str, stated: str, counts: Counts) -> bool:
    """Whether a percentage was published with decimals, where the computed one has none."""
    share, _pct, rest = key.rpartition("_pct")
    part, whole = counts.get(share), counts.get(f"{share.rpartition('.')[0]}.total")
    return bool(share and not rest and whole) and prints_as(Decimal(100 * (part or 0)) / Decimal(whole or 1), stated)


def _judged(key: str, stated: str, computed: int, year: YearAssessment, counts: Counts) -> Verdict:
    if prints_as(Decimal(computed), stated):
        return Verdict.EQUAL
    if _is_more_exact_share(key, stated, counts):
        return Verdict.WITHIN_ROUNDING
    explained = is_explained_by_catalogue(key, Decimal(stated), computed, year.policy_year)
    return Verdict.NOT_COMPARABLE if explained else Verdict.DIFFERENT


def _reconcile_count(key: str, stated: str, year: YearAssessment, counts: Counts) -> Reconciled:
    """A key of an element that has nothing in scope counts nothing."""
    computed = counts.get(key, 0)
    if computed is None:
        return Reconciled(Kind.COUNT, key, stated, None, Verdict.NOT_COMPARABLE, (Lacking((Lack.COUNT,)),))
    verdict = _judged(key, stated, computed, year, counts)
    causes: tuple[Cause, ...] = ()
    if verdict == Verdict.DIFFERENT:
        causes = _other_counts(key, stated, counts)
    elif verdict == Verdict.NOT_COMPARABLE:
        causes = (ByIncompleteCatalogue(),)
    return Reconciled(Kind.COUNT, key, stated, computed, verdict, causes)


def reconcile_counts(year: YearAssessment) -> Iterator[Reconciled]:
    """Every published count, by its key."""
    stated_counts = year.policy_year.stated_counts
    counts = counts_by_key(year) if stated_counts else {}
    for key, stated in sorted(stated_counts.items()):
        yield _reconcile_count(key, stated, year, counts)
