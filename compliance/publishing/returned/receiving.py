"""A file that comes back becomes a list of changes; the file itself is not kept."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import IO

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from compliance.choices import EditionStatus
from compliance.entries.access import standing_of
from compliance.models import Policy, ReportEdition, ReturnedDocument, User
from compliance.publishing.access import can_word_report
from compliance.publishing.returned.changes import Change, Kind, Verdict, from_row
from compliance.publishing.returned.comparing import compare
from compliance.publishing.returned.outline import Outline
from compliance.publishing.returned.reading import read_word
from compliance.publishing.returned.recognising import is_of, is_of_now, recognise
from compliance.publishing.returned.refusal import ReturnedRefused
from compliance.publishing.returned.report_now import ReportNow
from compliance.publishing.seals import named_in_a_sentence
from compliance.report.frozen import thawed
from compliance.report.reading import read_figures

LONGEST_NAME = 200
MOST_CHANGES = 3_000


@dataclass(frozen=True, slots=True)
class Received:
    """What became of an upload: no document where nothing differs, and one that was there where `is_new` is false."""

    document: ReturnedDocument | None
    is_new: bool = True


def _safe_name(name: str) -> str:
    bare = "".join(letter for letter in name.replace("\\", "/").rpartition("/")[2] if letter.isprintable())
    return bare[-LONGEST_NAME:] or "documento.docx"


def changes_of(document: ReturnedDocument) -> list[Change]:
    return [from_row(row) for row in document.changes]


def _remembered(changes: Iterable[Change], earlier: Iterable[ReturnedDocument]) -> list[Change]:
    """What was left as it is in an earlier document stays so, and says so."""
    left = {
        one.says: one.decision
        for document in earlier
        for one in changes_of(document)
        if one.decision and one.decision.verdict is Verdict.LEFT
    }
    remembered = {says: replace(decision, earlier=True) for says, decision in left.items()}
    return [replace(one, decision=remembered.get(one.says)) for one in changes]


def _same(changes: Iterable[Change]) -> list[tuple[str, ...]]:
    return [(*one.says, one.where) for one in changes]


def _edition_of(policy: Policy, year: int, back: Outline) -> str:
    """Which of the year's editions the document is the Word of; empty where it is an earlier draft."""
    editions = ReportEdition.objects.of(policy, year).exclude(status=EditionStatus.DISCARDED)
    found = next((one for one in editions if is_of(thawed(one.document), back)), None)
    if found is None:
        return ""
    return named_in_a_sentence(found) if found.number else _("edición en preparación")


def receive(policy: Policy, year: int, *, name: str, file: IO[bytes], size: int, by: User) -> Received:
    """Reads an uploaded Word and keeps what differs from the report of now; raises `ReturnedRefused`.

    The same file again leads to the list that it made, where the report did not change meanwhile.
    """
    if not can_word_report(standing_of(by)):
        raise ReturnedRefused(_("Solo quienes revisan pueden recibir un Word corregido."))
    back, now = read_word(file, name, size), ReportNow(read_figures(policy, year))
    recognise(now, back)
    changes = compare(now.outline, back)
    if not changes:
        return Received(None)
    if is_of_now(now, back) is False:
        changes = (*changes, Change(Kind.OLDER, _edition_of(policy, year, back)))
    if len(changes) > MOST_CHANGES:
        raise ReturnedRefused(_("El Word difiere del reporte en casi todo: no parece una versión corregida de este."))
    file.seek(0)
    digest = hashlib.sha256(file.read()).hexdigest()
    return _kept(policy, year, changes, name=name, digest=digest, by=by)


@transaction.atomic
def _kept(policy: Policy, year: int, changes: tuple[Change, ...], *, name: str, digest: str, by: User) -> Received:
    earlier = list(ReturnedDocument.objects.filter(policy=policy, year=year).order_by("received_at"))
    for one in earlier:
        if one.sha256 == digest and _same(changes_of(one)) == _same(changes):
            return Received(one, is_new=False)
    document = ReturnedDocument.objects.create(
        policy=policy,
        year=year,
        file_name=_safe_name(name),
        sha256=digest,
        changes=[one.as_row() for one in _remembered(changes, earlier)],
        received_by=by,
        received_at=timezone.now(),
    )
    return Received(document)
