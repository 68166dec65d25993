"""Files are given to keep, to those who see their entry, and never run."""

import pytest
from django.urls import reverse

from compliance.choices import EntryStatus
from compliance.entries import evidence
from tests.entries import files, sent
from tests.views.reviewing import MINISTRY, OWN


@pytest.fixture
def kept(people, make_entry, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path

    def keep(status: EntryStatus = EntryStatus.DRAFT, name: str = "informe.pdf"):
        entry = make_entry()
        row = evidence.add_file(
            entry,
            upload=files.upload(name),
            kind="report",
            title="Informe",
            dated_on=None,
            by=people["focal"],
            version=0,
        )
        type(entry).objects.update(status=status)
        return row

    return keep


@pytest.mark.parametrize("name", files.ACCEPTED)
def test_a_file_is_given_to_keep_and_never_to_run(name, kept, enter) -> None:
    row = kept(name=name)
    answer = enter("focal").get(reverse("evidence_file", args=[row.pk]))
    assert b"".join(answer.streaming_content) == files.ACCEPTED[name]
    assert answer["Content-Type"] == row.media_type
    assert answer["Content-Disposition"].startswith("attachment; filename=")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("status", EntryStatus)
def test_a_file_is_for_those_who_see_its_entry(status, kept, people, enter) -> None:
    address = reverse("evidence_file", args=[kept(status).pk])
    given = {who for who in people if enter(who).get(address).status_code == 200}
    was_sent = status in (EntryStatus.SUBMITTED, EntryStatus.RETURNED, EntryStatus.APPROVED)
    assert given == OWN | (MINISTRY if was_sent else set())


def test_a_file_with_a_strange_name_has_a_whole_header(kept, enter) -> None:
    row = kept()
    row.file_name = 'año "2022"\r\nX-Otra: 1.pdf'
    row.save()
    answer = enter("focal").get(reverse("evidence_file", args=[row.pk]))
    assert answer.status_code == 200
    assert "X-Otra" not in answer.headers


def test_a_file_that_was_lost_and_a_link_are_not_found(kept, people, make_entry, enter) -> None:
    row = kept()
    row.file.storage.delete(row.file.name)
    link = sent.support(row.entry, people["focal"])
    for pk in (row.pk, link.pk, 999_999):
        assert enter("focal").get(reverse("evidence_file", args=[pk])).status_code == 404


def test_files_have_no_address_of_their_own(kept, enter) -> None:
    row = kept()
    for prefix in ("/media/", "/static/", "/"):
        assert enter("focal").get(f"{prefix}{row.file.name}").status_code == 404
