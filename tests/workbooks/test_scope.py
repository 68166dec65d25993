"""What a load may name: read once, again after a sheet has written, and never twice the same complaint."""

import pytest

from compliance.models import Entity, Indicator, Policy, PriorityObjective, ProgressEntry
from compliance.workbooks.figures import CellRefused
from compliance.workbooks.scope import Scope, Unsettled, policy_of_code
from tests.workbooks.loads import CATALOGUE, catalogue, changed, progress

pytestmark = pytest.mark.django_db


@pytest.fixture
def scope(tmp_path) -> Scope:
    catalogue(tmp_path)
    return Scope(Policy.objects.get())


def test_rows_are_found_by_code_or_acronym(scope):
    assert scope.find(Entity, "MIMP") == Entity.objects.get(acronym="MIMP").pk
    assert scope.find(Indicator, "IOP.01.01") == Indicator.objects.get(code="IOP.01.01").pk
    with pytest.raises(CellRefused, match="la sigla de una entidad"):
        scope.find(Entity, "XX")


def test_codes_are_those_of_the_policy(scope, tmp_path):
    catalogue(tmp_path, changed(CATALOGUE, Politica=[["codigo"], ["OTRA"]]))
    other = Scope(Policy.objects.get(code="OTRA"))
    assert other.find(Indicator, "IOP.01.01") != scope.find(Indicator, "IOP.01.01")
    assert other.find(Entity, "MIMP") == scope.find(Entity, "MIMP")


def test_a_refused_row_is_not_there_and_not_missing(scope):
    scope.refused[PriorityObjective].add("OP.09")
    with pytest.raises(Unsettled):
        scope.find(PriorityObjective, "OP.09")


def test_a_table_is_read_once_until_it_is_written_to(scope, django_assert_num_queries):
    with django_assert_num_queries(1):
        scope.find(PriorityObjective, "OP.01")
        scope.find(PriorityObjective, "OP.02")
    added = PriorityObjective.objects.create(policy=scope.policy, code="OP.03")
    scope.forget(PriorityObjective)
    assert scope.find(PriorityObjective, "OP.03") == added.pk


def test_new_entities_get_their_keys_before_they_are_written(scope):
    known = scope.find(Entity, "MIMP")
    scope.reserve({"MIMP", "NUEVA", "OTRA"})
    reserved = {scope.find(Entity, "NUEVA"), scope.find(Entity, "OTRA")}
    assert scope.find(Entity, "MIMP") == known
    assert len(reserved) == 2
    assert not Entity.objects.filter(pk__in=reserved).exists()
    assert Entity.objects.create(acronym="DESPUES").pk not in reserved


def test_a_unit_is_inside_itself_and_whatever_it_hangs_from(scope):
    mimp, uas, minsa = (Entity.objects.get(acronym=name).pk for name in ("MIMP", "UAS", "MINSA"))
    assert scope.is_inside(uas, mimp)
    assert scope.is_inside(mimp, mimp)
    assert not scope.is_inside(mimp, uas)
    assert not scope.is_inside(uas, minsa)


def test_entries_are_those_of_the_policy(scope, tmp_path):
    progress(tmp_path)
    entry = ProgressEntry.objects.get(indicator__code="IOP.01.01")
    assert scope.entries(ProgressEntry)[(entry.indicator_id, 2021)] == entry
    assert Scope(Policy.objects.create(code="OTRA")).entries(ProgressEntry) == {}


def test_the_policy_of_a_code():
    with pytest.raises(CellRefused, match="cargue antes su catálogo"):
        policy_of_code("")
    first = Policy.objects.create(code="A")
    assert policy_of_code("") == first
    second = Policy.objects.create(code="B")
    assert policy_of_code("B") == second
    for code in ("", "C"):
        with pytest.raises(CellRefused, match="una de las políticas registradas: A, B"):
            policy_of_code(code)
