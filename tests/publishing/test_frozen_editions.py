"""What the database itself refuses: nothing of a decided edition changes, and nothing is added to it afterwards."""

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from compliance.choices import EditionStatus
from compliance.models import EditionFile, EditionOpinion, ReportEdition, SignedCopy
from compliance.publishing.editions import discard, prepare
from tests.publishing.published import YEAR


@pytest.mark.parametrize("change", [{"reason": "x"}, {"figures": "{}"}, {"status": "discarded", "number": None}])
def test_the_database_keeps_a_published_edition_as_it_is(first, change) -> None:
    with pytest.raises(DatabaseError), transaction.atomic():
        ReportEdition.objects.filter(pk=first.pk).update(**change)
    with pytest.raises(DatabaseError), transaction.atomic():
        EditionFile.objects.filter(edition=first).update(content=b"x")
    with pytest.raises(DatabaseError), transaction.atomic():
        EditionFile.objects.filter(edition=first).delete()


def test_the_database_adds_nothing_to_an_edition_that_is_published(first, year, people) -> None:
    file = EditionFile(edition=first, format_name="txt", content=b"x", size=1, sha256="x")
    opinion = EditionOpinion(edition=first, entity=year.aurora, agrees=True, by=people["focal"])
    for row in (file, opinion):
        with pytest.raises(DatabaseError, match="is not added to an edition that is published"), transaction.atomic():
            row.save()


def test_the_database_takes_no_edition_that_did_not_begin_in_preparation(year, people) -> None:
    decided = {"decided_by": people["reviewer"], "decided_at": timezone.now(), "prepared_by": people["focal"]}
    for status, number in ((EditionStatus.PUBLISHED, 1), (EditionStatus.DISCARDED, None)):
        edition = ReportEdition(policy=year.policy, year=YEAR, status=status, number=number, **decided)
        with pytest.raises(DatabaseError, match="Cannot insert"), transaction.atomic():
            edition.save()


def test_the_database_keeps_a_discarded_edition_and_what_was_said_of_it(year, people) -> None:
    edition = discard(prepare(year.policy, YEAR, by=people["reviewer"]), by=people["reviewer"])
    rows = ReportEdition.objects.filter(pk=edition.pk)
    for change in ({"figures": "{}"}, {"status": EditionStatus.PREPARED, "decided_by": None, "decided_at": None}):
        with pytest.raises(DatabaseError), transaction.atomic():
            rows.update(**change)
    with pytest.raises(DatabaseError), transaction.atomic():
        rows.delete()
    with pytest.raises(DatabaseError), transaction.atomic():
        EditionOpinion.objects.create(edition=edition, entity=year.aurora, agrees=True, by=people["focal"])


def test_only_a_published_edition_has_a_signed_copy(year, people) -> None:
    edition = prepare(year.policy, YEAR, by=people["reviewer"])
    copy = SignedCopy(edition=edition, file_name="x.pdf", content=b"x", size=1, sha256="x", kept_by=people["reviewer"])
    with pytest.raises(DatabaseError), transaction.atomic():
        copy.save()
