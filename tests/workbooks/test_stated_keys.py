"""The keys of published counts are those of the report's JSON, neither more nor fewer."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compliance.calculation.keys import counts_by_key
from compliance.calculation.rows import IndicatorYear, PolicyYear, ServiceYear, StructureCounts
from compliance.calculation.year import assess_year
from compliance.choices import Level
from compliance.workbooks.stated_keys import FIXED, OF_ENTITY, OF_OBJECTIVE, is_stated_key

ENTITIES, OBJECTIVES = {"MIMP", "MIN.X", "total"}, {"OP.01", "OP"}


def keys_of_a_year() -> set[str]:
    structure = StructureCounts(None, None, None, None, None)
    year = assess_year(
        PolicyYear(
            year=2021,
            objectives=("OP.01",),
            services=(ServiceYear("SS.01", objective="OP.01", entity="MIN.X"),),
            indicators=(IndicatorYear(2021, "IOP.01.01", Level.OBJECTIVE, "OP.01", "MIN.X"),),
            declared=structure,
            loaded=structure,
        )
    )
    return set(counts_by_key(year))


def test_every_count_of_a_report_can_be_stated():
    keys = keys_of_a_year()
    assert any(key.startswith("by_entity.MIN.X.") for key in keys)
    assert any(key.startswith("by_objective.OP.01.") for key in keys)
    assert {key for key in keys if not is_stated_key(key, ENTITIES, OBJECTIVES)} == set()


def test_and_nothing_else():
    expected = {f"by_entity.MIN.X.{tail}" for tail in OF_ENTITY}
    expected |= {f"by_objective.OP.01.{tail}" for tail in OF_OBJECTIVE}
    assert keys_of_a_year() == FIXED | expected


@pytest.mark.parametrize(
    "key",
    [
        "",
        "counts",
        "counts.all",
        "counts.all.total.",
        "Counts.all.total",
        "scope.stated.services",
        "by_entity.total",
        "by_entity..service.achieved",
        "by_entity.OP.01.service.achieved",
        "by_entity.MIMP.service.services_with_not_assessable",
        "by_objective.MIMP.service_counts.total",
        "by_objective.OP.01.total",
        "indicators.IOP.01.01.value",
    ],
)
def test_other_keys_are_refused(key):
    assert not is_stated_key(key, ENTITIES, OBJECTIVES)


@given(tail=st.sampled_from(sorted(OF_ENTITY)), entity=st.sampled_from(sorted(ENTITIES)))
def test_an_acronym_may_hold_points(tail, entity):
    assert is_stated_key(f"by_entity.{entity}.{tail}", ENTITIES, OBJECTIVES)
