"""What accepting a change would print today: its text bound to the data of now, or why it cannot be accepted.

Everything is held against the report as it is when somebody looks, not as it was when the document was received.
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import islice

from django.utils.translation import gettext as _

from compliance.models import SectionText
from compliance.publishing.passages import seen_of
from compliance.publishing.returned.atoms import amount_of, atoms
from compliance.publishing.returned.binding import BETWEEN, Bound, Contradiction, Said, bind
from compliance.publishing.returned.changes import Change, Hint, Kind
from compliance.publishing.returned.outline import key
from compliance.publishing.returned.report_now import ReportNow
from compliance.publishing.returned.unbound import (
    YearChange,
    changed_years,
    counted_in_words,
    disguised,
    new_references,
)
from compliance.report.document import Figure, Note
from compliance.report.narrative.figure_labels import Labelled
from compliance.report.narrative.words.parts import Series
from compliance.report.narrative.words.settle import Settled
from compliance.report.narrative.words.tokens import token_of, write

LONGEST_TEXT = 20_000
MOST_ALIKE = 3
DIGEST_LENGTH = 16

Rows = Mapping[str, SectionText]


@dataclass(frozen=True, slots=True)
class Typed:
    """A figure that came with a text and no data bind, and what the data of its section have that says the same."""

    written: str
    alike: tuple[Labelled, ...] = ()


@dataclass(frozen=True, slots=True)
class Offer:
    """`text` is what would be written, empty to take an addition back; `reads` how all of the passage would print.

    `typed` and `years` are figures that no data say, with which nothing is accepted; `references` and `counted`
    (counts in words) are what somebody should look at. `problem` says why nothing can be accepted. `now` is the
    passage as it prints, `is_stale` where that is no longer what the document was held against; `token` stands for
    all of this as it was looked at.
    """

    now: str
    text: str = ""
    reads: str = ""
    contradictions: tuple[Contradiction, ...] = ()
    typed: tuple[Typed, ...] = ()
    years: tuple[YearChange, ...] = ()
    references: tuple[str, ...] = ()
    counted: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()
    keeps_lead: bool = False
    problem: str = ""
    is_there: bool = False
    is_stale: bool = False
    seen: str = ""

    @property
    def brings_figures(self) -> bool:
        """Figures that no data say: never by this door."""
        return bool(self.typed or self.years) and not self.is_there

    @property
    def can_be_accepted(self) -> bool:
        return not (self.problem or self.is_there or self.brings_figures)

    @property
    def token(self) -> str:
        looked_at = "\n".join((self.now, self.text, self.seen))
        return hashlib.sha256(looked_at.encode()).hexdigest()[:DIGEST_LENGTH]


def _alike(written: str, figures: tuple[Labelled, ...]) -> tuple[Labelled, ...]:
    amount = amount_of(written)
    if amount is None:
        return ()
    same = (one for one in figures if (its := amount_of(one.figure.text)) and its.agrees(amount))
    return tuple(islice(same, MOST_ALIKE))


def _typed(written: Iterable[str], now: ReportNow, where: str) -> tuple[Typed, ...]:
    found = tuple(dict.fromkeys(written))
    figures = now.figures_at(where) if found else ()
    return tuple(Typed(one, _alike(one, figures)) for one in found)


def _said(settled: tuple[Settled, ...]) -> list[Said]:
    """A paragraph's pieces as they print; of a series nothing is left once it was settled."""
    found = []
    for part, inline in settled:
        if not isinstance(part, Series):
            text = inline.text if isinstance(inline, Figure) else "" if isinstance(inline, Note) else inline
            found.append(Said(token_of(part), text))
    return found


def _without_lead(text: str, lead: str) -> tuple[str, bool]:
    """The text behind what is said first and stressed, and whether that was left as it is."""
    ours, found = [one.text for one in atoms(lead)], atoms(text)
    if not ours:
        return text, True
    if [one.text for one in found[: len(ours)]] == ours:
        return text[found[len(ours) - 1].stop :].lstrip(), True
    end = next((one.stop for one in found[: 2 * len(ours) + 1] if one.text == lead.rstrip()[-1]), 0)
    return text[end:].lstrip(), False


def _refused(bound: Bound) -> str:
    if not bound.text.strip():
        return _("No queda ningún texto.")
    if len(bound.text) > LONGEST_TEXT:
        return _("El texto es demasiado largo para un pasaje.")
    return ""


def _of_changed(change: Change, now: ReportNow, seen: str) -> Offer:
    printed = now.printed(change.address)
    if not printed:
        return Offer("", problem=_("El reporte ya no imprime este pasaje."), is_stale=True)
    lead = now.paragraphs[change.address][0].lead
    proposed, keeps_lead = _without_lead(change.after, lead)
    bound = bind([_said(one) for one in now.told.passages.get(change.address, ())], proposed)
    reads, said = f"{lead} {bound.reads}".strip(), printed.removeprefix(lead)
    return Offer(
        now=printed,
        text=bound.text,
        reads=reads,
        contradictions=bound.contradictions,
        typed=_typed((*bound.typed, *disguised(said, bound.reads)), now, change.address),
        years=changed_years(said, bound.reads),
        references=new_references(said, bound.reads),
        counted=counted_in_words(said, bound.reads),
        lost=bound.lost,
        keeps_lead=not keeps_lead,
        problem=_refused(bound),
        is_there=key(reads) == key(printed),
        is_stale=key(printed) != key(change.before),
        seen=seen,
    )


def _of_added(change: Change, now: ReportNow, row: SectionText | None) -> Offer:
    """Behind what was added to the section before."""
    printed = now.printed(change.address)
    if change.address.rpartition("/")[0] not in now.anchors:
        return Offer(printed, problem=_("La sección ya no figura en el reporte."), is_stale=True)
    text = BETWEEN.join([*([row.text] if row else []), write([change.after])])
    written = (*(one.text for one in atoms(change.after) if one.amount), *disguised("", change.after))
    return Offer(
        now=printed,
        text=text,
        reads=BETWEEN.join(filter(None, (printed, change.after))),
        typed=_typed(written, now, change.address),
        references=new_references(now.everything, change.after),
        counted=counted_in_words("", change.after),
        problem=_("Los párrafos agregados a esta sección ya son demasiado largos.") if len(text) > LONGEST_TEXT else "",
        is_there=key(change.after) in [key(one) for one in printed.split(BETWEEN)],
        seen=seen_of(row),
    )


def _not_taken_away(change: Change, is_stale: bool) -> str:
    """Only what somebody added can be."""
    if change.hint is Hint.JOINED_TO_ANOTHER:
        return _("Su texto quedó unido al de otro pasaje; el generado no se quita.")
    if not change.address.endswith("/"):
        return _("Los pasajes generados no se quitan. Puede editarlo para que diga otra cosa.")
    return _("Desde que se recibió el Word, el párrafo agregado cambió.") if is_stale else ""


def _of_removed(change: Change, now: ReportNow, row: SectionText | None) -> Offer:
    printed = now.printed(change.address)
    if not printed:
        return Offer("", is_there=True)
    is_stale = key(printed) != key(change.before)
    return Offer(printed, problem=_not_taken_away(change, is_stale), is_stale=is_stale, seen=seen_of(row))


def offer_of(change: Change, now: ReportNow, rows: Rows) -> Offer:
    """What accepting the change would do today; nothing is written."""
    row = rows.get(change.address)
    if change.kind is Kind.ADDED:
        return _of_added(change, now, row)
    if change.kind is Kind.REMOVED:
        return _of_removed(change, now, row)
    return _of_changed(change, now, seen_of(row))


def rows_of(now: ReportNow, policy_id: int) -> Rows:
    """The year's edited texts by address (one query)."""
    found = SectionText.objects.filter(policy_id=policy_id, year=now.figures.year)
    return {f"{row.anchor}/{row.passage}": row for row in found}
