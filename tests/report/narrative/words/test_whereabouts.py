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
        ("by_entity.MIMP.service.achieved", "entidad-MIMP"),
        ("by_entity.U.S.objective.total", "entidad-U.S"),
        ("by_entity.MIMP", "entidad-MIMP"),
        ("counts.all.total", "B-counts.all.total"),
        ("counts.service.achieved_pct", "B-counts.service.achieved"),
        ("no_information_reasons.due_later", "B-no_information_reasons.due_later"),
        ("scope.declared.services", "B-scope.declared.services"),
        ("stated.scope.protocol_approved.services", "B-stated.scope.protocol_approved.services"),
        ("stated.counts.all.total", "anexo-a"),
        ("PNIG.services_with_achieved", "B-PNIG.services_with_achieved"),
        ("reconciliation.verdicts.equal", "anexo-d"),
        ("", "anexo-a"),
    ],
)
def test_a_count_is_seen_where_its_rows_are(key: str, anchor: str) -> None:
    assert seen_at(key) == anchor
