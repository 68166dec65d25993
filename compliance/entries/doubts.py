"""What a reviewer should look at twice in an entry, with a wording to ask about it: one list for queue and page.

The rules are `findings`' and `completeness`'s; here they are only put side by side.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from compliance.calculation.rows import Assessment
from compliance.choices import Block, Place, Severity
from compliance.entries.access import AnyEntry
from compliance.entries.completeness import gaps
from compliance.entries.written import written_of
from compliance.findings import of_indicator, of_written

# What the entity is asked to do about a doubt in each part of its entry.
REQUESTS = {
    Block.VALUE: gettext_lazy("Confirme el dato o corríjalo y, si es correcto, explique a qué se debe."),
    Block.TEXTS: gettext_lazy("Complete o actualice esta parte."),
    Block.SUPPORT: gettext_lazy("Adjunte el documento o el enlace del que sale el valor."),
}
# The part of an entry in which a finding is seen; the catalogue and past reports are the ministry's to mend.
BLOCKS = {Place.VALUE: Block.VALUE, Place.TEXTS: Block.TEXTS, Place.SUPPORT: Block.SUPPORT}
# What already stops the entry, and need not be asked again.
STOPS = frozenset({"reason_beside_value"})


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something that does not add up or, where it `lacks`, is missing; `asks` where it is worth a question."""

    block: Block
    message: str
    asks: bool = True
    is_for_the_entity: bool = True
    lacks: bool = False

    @property
    def suggestion(self) -> str:
        """An observation that asks about it."""
        return _("%(message)s %(request)s") % {"message": self.message, "request": REQUESTS[self.block]}


def _of_findings(entry: AnyEntry, assessment: Assessment | None) -> Iterator[Doubt]:
    of_figures = of_indicator(assessment) if assessment else ()
    for finding in (*of_figures, *of_written(written_of(entry), assessment)):
        if finding.code not in STOPS:
            yield Doubt(
                BLOCKS.get(finding.place, Block.VALUE),
                finding.message,
                asks=finding.severity != Severity.INFO,
                is_for_the_entity=finding.severity != Severity.INFO and finding.place in BLOCKS,
            )


def doubts_of(entry: AnyEntry, assessment: Assessment | None) -> tuple[Doubt, ...]:
    """All doubts about an entry; `assessment` is an indicator's, a service has none."""
    found = _of_findings(entry, assessment)
    status = assessment.status if assessment else None
    lacking = (gap for gap in gaps(entry, status) if not gap.blocks_sending)
    return (*found, *(Doubt(gap.block, gap.message, lacks=True) for gap in lacking))
