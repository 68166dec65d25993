"""A change is accepted as an edit of the report, or left as it is; the second of two people is told."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from compliance.entries.access import standing_of
from compliance.models import ReturnedDocument, User
from compliance.publishing import passages, wording
from compliance.publishing.access import can_word_report
from compliance.publishing.passages import PassageRefused, Where
from compliance.publishing.returned.changes import Change, Decision, Verdict, from_row
from compliance.publishing.returned.offering import Offer, offer_of, rows_of
from compliance.publishing.returned.refusal import ReturnedRefused
from compliance.publishing.returned.report_now import ReportNow
from compliance.report.reading import read_figures


@dataclass(slots=True)
class _Held:
    """A change of a document while its row is held."""

    document: ReturnedDocument
    position: int
    change: Change

    def keep(self, verdict: Verdict | None, by: User) -> None:
        decision = Decision(verdict, str(by), timezone.now().isoformat()) if verdict else None
        self.document.changes[self.position] = replace(self.change, decision=decision).as_row()
        self.document.save(update_fields=["changes"])


@contextmanager
def _held(document: ReturnedDocument, position: int, by: User, *, decided: bool = False) -> Iterator[_Held]:
    """The change as it is now; refuses before anything is changed."""
    if not can_word_report(standing_of(by)):
        raise ReturnedRefused(_("Solo quienes revisan pueden decidir sobre un Word corregido."))
    with transaction.atomic():
        row = ReturnedDocument.objects.select_for_update(of=("self",)).select_related("policy").get(pk=document.pk)
        if not 0 <= position < len(row.changes) or not (change := from_row(row.changes[position])).is_to_decide:
            raise ReturnedRefused(_("Ese cambio no existe."))
        if change.decision and not decided:
            raise ReturnedRefused(_("%(who)s ya decidió sobre este texto.") % {"who": change.decision.by})
        yield _Held(row, position, change)


def _checked(offer: Offer, token: str) -> None:
    if offer.problem:
        raise ReturnedRefused(offer.problem)
    if offer.token != token:
        raise ReturnedRefused(
            _("El reporte cambió mientras usted miraba este texto. No se cambió nada: mírelo de nuevo y decida.")
        )
    if offer.brings_figures:
        raise ReturnedRefused(
            _("El texto trae cifras que los datos no tienen, y por aquí no entran. Edítelo en su pasaje.")
        )


def _write(where: Where, offer: Offer, now: ReportNow, by: User) -> None:
    if not offer.text:
        passages.take_back(where, seen=offer.seen, by=by)
        return
    if found := wording.problems(offer.text, now.figures):
        raise ReturnedRefused(" ".join(found))
    generated = wording.sit_down(now.figures, where.address).generated
    passages.write(where, offer.text, generated=generated, seen=offer.seen, by=by)


def accept(document: ReturnedDocument, position: int, *, token: str, by: User) -> Verdict:
    """Writes the change into the report as it was offered; raises `ReturnedRefused` and changes nothing.

    `token` stands for the offer that the person saw. Figures that contradicted the data are those of the data.
    """
    with _held(document, position, by) as held:
        row = held.document
        now = ReportNow(read_figures(row.policy, row.year))
        offer = offer_of(held.change, now, rows_of(now, row.policy_id))
        _checked(offer, token)
        try:
            if not offer.is_there:
                _write(Where(row.policy, row.year, held.change.address), offer, now, by)
        except PassageRefused as refused:
            raise ReturnedRefused(str(refused)) from refused
        verdict = Verdict.RESTORED if offer.contradictions else Verdict.ACCEPTED
        held.keep(verdict, by)
        return verdict


def leave(document: ReturnedDocument, position: int, *, by: User) -> None:
    """The report stays as it is, and that is remembered."""
    with _held(document, position, by) as held:
        held.keep(Verdict.LEFT, by)


def reopen(document: ReturnedDocument, position: int, *, by: User) -> None:
    """What was left as it is may be decided again; what was accepted is taken back in the report itself."""
    with _held(document, position, by, decided=True) as held:
        if held.change.decision and held.change.decision.verdict is not Verdict.LEFT:
            raise ReturnedRefused(_("Ese texto ya se aceptó. Para deshacerlo, vuelva al generado en su pasaje."))
        held.keep(None, by)
