"""The last look at an entry before it is ready: what the report would say, each answer, and what to look at again."""

from typing import Any, cast

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from compliance.calculation.rows import Assessment
from compliance.choices import Achievement, Block
from compliance.entries import editing
from compliance.entries.access import element_of
from compliance.entries.asked import ROWS
from compliance.entries.blocks import EDITABLE, observed_blocks
from compliance.entries.completeness import own_gaps
from compliance.entries.doubts import Doubt, doubts_of
from compliance.entries.editing import EntryChanged
from compliance.entries.figures import assess_entry
from compliance.entries.my_year import lines_of, pending_among
from compliance.entries.wording import mention
from compliance.forms.check import NoteForm
from compliance.models import EntryEvent, Submission, User
from compliance.views.answers import answers_of
from compliance.views.doors import KINDS
from compliance.views.entry_door import CHECK, CONFLICT, REFUSALS, STEPS, EntryDoor
from compliance.views.told import tell_stated

# What leads to a doubt: what is written is corrected; a value's doubts are always about one that is written.
CORRECTING = _("Corregir")
SUPPLYING = {Block.VALUE: CORRECTING, Block.TEXTS: _("Completar"), Block.SUPPORT: _("Adjuntar")}
# What leads to the first thing that is missing, of an indicator or not: of an entry that nobody touched, and by block.
WAYS: dict[bool, dict[Block | None, Any]] = {
    True: {
        None: _("Empezar por el valor"),
        Block.VALUE: _("Completar el valor"),
        Block.TEXTS: _("Completar lo que lo explica"),
    },
    False: {None: _("Empezar por el protocolo"), Block.VALUE: _("Completar el protocolo")},
}
COMPLETING = SUPPLYING[Block.TEXTS]
HANGING = ("measures", "actions", "evidences")


def mending(doubt: Doubt) -> Any:
    """What the link beside a doubt says."""
    return SUPPLYING[doubt.block] if doubt.lacks else CORRECTING


class CheckPage(EntryDoor):
    """What is stated, as it would be read; from here an entry becomes ready."""

    def rows(self) -> Any:
        if self.request.method == "POST":
            return super().rows()
        lists = [name for name in HANGING if name in ROWS[KINDS[self.kwargs["kind"]]]]
        return super().rows().prefetch_related(*lists)

    @cached_property
    def assessment(self) -> Assessment | None:
        return assess_entry(self.entry, self.series) if self.is_of_indicator else None

    @property
    def status(self) -> Achievement | None:
        return self.assessment.status if self.assessment else None

    def get(self, request: HttpRequest, kind: str, pk: int) -> HttpResponse:  # noqa: ARG002
        return self.show()

    def show(self, *, status: int = 200, **said: Any) -> HttpResponse:
        heading = self.heading()
        seen = self.to_mend() if self.entry.status in EDITABLE else {"sending": self.last_sending()}
        printed = tell_stated(self.entry, self.assessment) if self.assessment else None
        context = {**heading, **seen, "printed": printed, "answers": answers_of(self.entry), **said}
        return render(self.request, "entry/check.html", context, status=status)

    def to_mend(self) -> dict[str, Any]:
        """What is missing, what should be looked at again, and where it may be mended."""
        pages = {step.block: self.address(step.page) for step in STEPS}
        stops = [gap for gap in own_gaps(self.entry, self.status) if gap.blocks_sending]
        found = doubts_of(self.entry, self.assessment)
        doubts = [doubt for doubt in found if doubt.asks and doubt.is_for_the_entity]
        is_open = observed_blocks(self.entry) | {gap.block for gap in stops}
        is_answered = all(one.answer for one in self.observations)
        asks = self.is_of_indicator and Block.TEXTS in is_open and any(one.block == Block.VALUE for one in doubts)
        return {
            "may_edit": not self.out_of_time,
            "stops": [(gap.message, pages[gap.block], CORRECTING if gap.is_written else COMPLETING) for gap in stops],
            "doubts": [(one.message, pages[one.block], mending(one)) for one in doubts if one.block in is_open],
            "way_to_mend": self.way_to_mend(stops[0].block) if stops else None,
            "to_answer": [(one, pages[Block(one.block)]) for one in self.observations],
            "must_answer": not is_answered,
            "is_complete": not stops and is_answered,
            "open_pages": [step.page for step in STEPS if step.block in is_open],
            "note_form": NoteForm(self.entry.note, self.request.POST or None) if asks else None,
        }

    def way_to_mend(self, block: Block) -> tuple[str, str]:
        """What the button to the first thing that is missing says, and where it leads."""
        ways = WAYS[self.is_of_indicator]
        label = ways[None] if self.entry.edited_at is None else ways[block]
        return str(label), self.address(next(step.page for step in STEPS if step.block == block))

    def last_sending(self) -> Submission | None:
        events = EntryEvent.objects.about(self.entry).filter(verb="submit").select_related("submission")
        event: EntryEvent | None = events.last()
        return event.submission if event else None

    def post(self, request: HttpRequest, kind: str, pk: int) -> HttpResponse:  # noqa: ARG002
        note = NoteForm(getattr(self.entry, "note", ""), request.POST if "note" in request.POST else None)
        if note.is_bound and not note.is_valid():
            return self.show()
        try:
            self.mark_ready(note)
        except EntryChanged as changed:
            messages.warning(request, _("%(what)s Mírelo otra vez antes de marcarlo como listo.") % {"what": changed})
            return redirect(self.address(CHECK))
        except REFUSALS as refusal:
            return self.show(status=CONFLICT, refusal=str(refusal))
        return redirect(self.next_address())

    @transaction.atomic
    def mark_ready(self, note: NoteForm) -> None:
        by, version = cast(User, self.request.user), self.version
        if note.is_bound and note.has_changed():
            changes = {"note": note.cleaned_data["note"]}
            saved = editing.save(
                self.entry, block=Block.TEXTS, changes=changes, version=version, by=by, standing=self.standing
            )
            version = saved.version
        editing.mark_ready(self.entry, version=version, by=by, standing=self.standing)

    def next_address(self) -> str:
        """On to the next thing to do, saying how many are left; the year, where nothing is."""
        pending = pending_among(lines_of(self.entry.cycle, self.standing.entities))
        element = element_of(self.entry)
        title = mention(element.code, element.name, is_service=not self.is_of_indicator)
        said = {"title": title, "count": len(pending)}
        left = ngettext(
            "«%(title)s» quedó listo, aún no enviado. Le falta %(count)s.",
            "«%(title)s» quedó listo, aún no enviado. Le faltan %(count)s.",
            len(pending),
        )
        messages.success(self.request, (left if pending else _("«%(title)s» quedó listo, aún no enviado.")) % said)
        opened = [line for line in pending if line.entry is not None]
        return reverse("entry", args=[opened[0].kind, opened[0].entry]) if opened else reverse("my_year")
