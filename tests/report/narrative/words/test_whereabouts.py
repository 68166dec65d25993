"""Every count says where it can be seen."""

import pytest

from compliance.report.narrative.words.whereabouts import seen_at


@pytest.mark.parametrize(
    ("key", "anchor"),
    [
        ("by_objective.OP.05.counts.objective.achieved", "I-OP.05"),
        ("by_objective.OP.05.counts.service.achieved_pct", "II-OP.05"),
        ("by_objective.OP.05.service_counts.partial", "II-OP.05"),
        ("by_objective.OP.05", "anexo-a"),
        ("by_entity.MIMP.service.achieved", "anexo-a"),
        ("counts.all.total", "anexo-a"),
        ("no_information_reasons.due_later", "anexo-a"),
        ("reconciliation.verdicts.equal", "anexo-d"),
        ("", "anexo-a"),
    ],
)
def test_a_count_is_seen_where_its_rows_are(key: str, anchor: str) -> None:
    assert seen_at(key) == anchor
