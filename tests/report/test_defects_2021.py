"""No defect of the published 2021 report can come back: every one has its proofs, and every proof is run."""

from collections.abc import Iterator

import pytest
from django.core.management import call_command
from django.db import transaction

from compliance.models import Policy
from compliance.report.narrative import compose
from compliance.report.reading import read_figures
from tests.conftest import CATALOGUE, PROGRESS
from tests.report.defects_2021 import DEFECTS, How
from tests.report.defects_2021_in_texts import IN_TEXTS
from tests.report.proofs import Report

# So that there is a database for the report to be read from, although no test asks it for anything.
pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def report(django_db_setup, django_db_blocker) -> Iterator[Report]:
    """Loaded and read once for all the rows, and taken back."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("import_catalogue", str(CATALOGUE), verbosity=0)
        call_command("import_progress", str(PROGRESS), verbosity=0)
        figures = read_figures(Policy.objects.get(code="PNIG"), 2021)
        transaction.set_rollback(True)
    return Report(figures, compose(figures))


def test_every_defect_has_its_row() -> None:
    assert [defect.number for defect in DEFECTS] == list(range(1, 34))
    assert all(defect.proofs for defect in DEFECTS)


def test_each_kind_of_answer_occurs() -> None:
    kinds = [defect.how for defect in DEFECTS]
    assert {kind: kinds.count(kind) for kind in How} == {How.IMPOSSIBLE: 24, How.FOUND: 7, How.ASKED: 2}


@pytest.mark.parametrize("defect", DEFECTS, ids=lambda defect: str(defect.number))
def test_the_defect_cannot_come_back(defect, report) -> None:
    for proof in defect.proofs:
        proof(report)


@pytest.mark.parametrize(("number", "proof"), IN_TEXTS)
def test_a_person_who_types_it_is_told(number, proof, report) -> None:
    assert number in {defect.number for defect in DEFECTS}
    proof(report)
