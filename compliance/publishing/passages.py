"""A passage of the report in a reviewer's words: writing it, confirming it, going back to the generated one.

Each is one transaction that holds the row; the second of two people is told and nothing is overwritten silently. Every
change is kept by the trail (`passage_history`).
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pghistory
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from compliance.entries.access import standing_of
from compliance.models import Policy, SectionText, User
from compliance.publishing.access import can_word_report
from compliance.report.narrative.words.tokens import stored

FIRST_VERSION = 1


class PassageRefused(Exception):
    """Why nothing was changed, in words for the person who asked."""


class PassageChanged(PassageRefused):
    """Someone else was first; `current` is the text as it is now, None where it was taken back."""

    def __init__(self, current: SectionText | None) -> None:
        super().__init__(_("Otra persona cambió este texto mientras usted lo editaba."))
        self.current = current


@dataclass(frozen=True, slots=True)
class Where:
    """A passage of a policy-year by its address; an addition's ends in a slash (`resumen/`)."""

    policy: Policy
    year: int
    address: str

    @property
    def anchor(self) -> str:
        return self.address.rpartition("/")[0]

    @property
    def passage(self) -> str:
        return self.address.rpartition("/")[2]

    @property
    def is_addition(self) -> bool:
        return not self.passage

    @property
    def key(self) -> dict[str, object]:
        return {"policy": self.policy, "year": self.year, "anchor": self.anchor, "passage": self.passage}


def row_at(where: Where) -> SectionText | None:
    return SectionText.objects.filter(**where.key).select_related("written_by", "confirmed_by").first()


def seen_of(row: SectionText | None) -> str:
    """Which state of a text somebody looked at: its row and version; empty where there was none."""
    return f"{row.pk}.{row.version}" if row else ""


@contextmanager
def _held(where: Where, seen: str, by: User) -> Iterator[SectionText | None]:
    """The row as it is now, held; refuses before anything is changed."""
    if not can_word_report(standing_of(by)):
        raise PassageRefused(_("Solo quienes revisan pueden editar el reporte."))
    with transaction.atomic(), pghistory.context(user=by.pk):
        row = SectionText.objects.select_for_update(of=("self",)).select_related("written_by").filter(**where.key)
        current = row.first()
        if seen_of(current) != seen:
            raise PassageChanged(current)
        yield current


def _new(where: Where, text: str, generated: str, by: User) -> SectionText:
    try:
        with transaction.atomic():
            now = timezone.now()
            said = {"text": text, "generated": generated, "version": FIRST_VERSION}
            whose = {"written_by": by, "written_at": now, "confirmed_by": by, "confirmed_at": now}
            return SectionText.objects.create(**where.key, **said, **whose)
    except IntegrityError:
        raise PassageChanged(row_at(where)) from None


def write(where: Where, text: str, *, generated: str, seen: str, by: User) -> SectionText:
    """Puts a text in place of a generated passage, or adds it to its section.

    `generated` is the passage that the person saw while writing. Where it is another by now, the edit is stale at once.
    Raises `Unbalanced` for braces without their pair.
    """
    words = stored(text).strip()
    if not words:
        raise PassageRefused(_("Escriba el texto, o vuelva al generado."))
    with _held(where, seen, by) as row:
        if row is None:
            return _new(where, words, generated, by)
        row.text, row.generated, row.version = words, generated, row.version + 1
        row.written_by, row.confirmed_by = by, by
        row.written_at = row.confirmed_at = timezone.now()
        row.save()
        return row


def confirm(where: Where, *, generated: str, seen: str, by: User) -> SectionText:
    """Says that the text is still right beside the generated passage that the person saw."""
    with _held(where, seen, by) as row:
        if row is None:
            raise PassageRefused(_("No hay ningún texto editado que confirmar."))
        row.generated, row.version = generated, row.version + 1
        row.confirmed_by, row.confirmed_at = by, timezone.now()
        row.save()
        return row


def take_back(where: Where, *, seen: str, by: User) -> None:
    """Back to the generated passage, or to none where one was added; what was written stays in the history."""
    with _held(where, seen, by) as row:
        if row is not None:
            row.delete()
