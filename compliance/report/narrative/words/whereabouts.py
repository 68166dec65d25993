"""Where in the document a count can be seen; what an element's own figures come from is `printed`'s to know."""

COUNTED, RECONCILED = "anexo-a", "anexo-d"
# The counts that annex B explains one by one.
GROUPS = frozenset({"counts", "service_counts", "no_information_reasons", "scope"})
# By how a key of the counts goes on after its objective: the part of the report that speaks of it.
PARTS_OF_OBJECTIVE = (("counts.objective.", "I"), ("counts.service.", "II"), ("service_counts.", "II"))


def _of_objective(key: str) -> str:
    """An objective's code has dots of its own: what follows it tells where it ends."""
    for rest, part in PARTS_OF_OBJECTIVE:
        code, found, _leaf = key.partition(f".{rest}")
        if found:
            return f"{part}-{code}"
    return COUNTED


def _of_entity(key: str) -> str:
    """An acronym may have dots of its own too."""
    level = next((one for one in (".objective.", ".service.") if one in key), None)
    return f"entidad-{key.partition(level)[0] if level else key}"


def seen_at(key: str) -> str:
    """The anchor of what a dotted key counts.

    The objective's section, the entity's row in the summary, the reconciliation, the row of annex B that tells how it
    was counted, or annex A.
    """
    group, _dot, rest = key.partition(".")
    if group == "reconciliation":
        return RECONCILED
    if group == "by_objective":
        return _of_objective(rest)
    if group == "by_entity":
        return _of_entity(rest)
    is_counted = group in GROUPS or key.startswith("stated.scope.") or rest.startswith("services_with_")
    return f"B-{key.removesuffix('_pct')}" if is_counted else COUNTED
