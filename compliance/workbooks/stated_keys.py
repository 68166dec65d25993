"""The dotted keys under which a count can be stated as published (contract, sections 4 and 5)."""

from collections.abc import Container
from dataclasses import fields

from compliance.calculation.keys import COUNTS, ENTITY_COUNTS, SERVICE_COUNTS, SERVICES_WITH
from compliance.calculation.rows import StructureCounts
from compliance.calculation.tally import NOT_STATED
from compliance.calculation.year import ScopeCount
from compliance.choices import Level, MissingReason

_STRUCTURE = tuple(one.name for one in fields(StructureCounts))
_APPROVED = tuple(one.name for one in fields(ScopeCount))
_IN_SCOPE = ("services", "service_indicators", "objective_indicators", "indicators")


def _under(prefix: str, names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(f"{prefix}.{name}" for name in names)


FIXED = frozenset().union(
    _under("scope.declared", _STRUCTURE),
    _under("scope.loaded", _STRUCTURE),
    _under("scope.protocol_approved", _APPROVED),
    _under("scope.in_scope", _IN_SCOPE),
    *(_under(f"counts.{which}", COUNTS) for which in ("all", *Level.values)),
    _under("service_counts", SERVICE_COUNTS),
    _under("no_information_reasons", (*MissingReason.values, NOT_STATED)),
)
OF_ENTITY = frozenset().union(
    _under(Level.OBJECTIVE, ENTITY_COUNTS), _under(Level.SERVICE, (*ENTITY_COUNTS, *SERVICES_WITH))
)
OF_OBJECTIVE = frozenset().union(
    *(_under(f"counts.{level}", COUNTS) for level in Level.values), _under("service_counts", SERVICE_COUNTS)
)


def is_stated_key(key: str, entities: Container[str], objectives: Container[str]) -> bool:
    """Whether the key names a count of the report, of an entity and an objective among those given."""
    return (
        key in FIXED
        or _is_of(key, "by_entity.", OF_ENTITY, entities)
        or _is_of(key, "by_objective.", OF_OBJECTIVE, objectives)
    )


def _is_of(key: str, prefix: str, tails: frozenset[str], codes: Container[str]) -> bool:
    """Codes and acronyms may hold points themselves, so the key is taken apart from both ends."""
    if not key.startswith(prefix):
        return False
    rest = key.removeprefix(prefix)
    return any(rest.endswith(f".{tail}") and rest.removesuffix(f".{tail}") in codes for tail in tails)
