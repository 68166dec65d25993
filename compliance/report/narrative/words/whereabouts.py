"""Where in the document a count can be seen; what an element's own figures come from is `printed`'s to know."""

COUNTED, RECONCILED = "anexo-a", "anexo-d"
# By how a key of the counts goes on after its objective: the part of the report that speaks of it.
PARTS_OF_OBJECTIVE = (("counts.objective.", "I"), ("counts.service.", "II"), ("service_counts.", "II"))


def _of_objective(key: str) -> str:
    """An objective's code has dots of its own: what follows it tells where it ends."""
    for rest, part in PARTS_OF_OBJECTIVE:
        code, found, _leaf = key.partition(f".{rest}")
        if found:
            return f"{part}-{code}"
    return COUNTED


def seen_at(key: str) -> str:
    """The anchor of what a dotted key counts: the objective's section, the reconciliation, or annex A."""
    group, _dot, rest = key.partition(".")
    if group == "reconciliation":
        return RECONCILED
    return _of_objective(rest) if group == "by_objective" else COUNTED
