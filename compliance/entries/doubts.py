"""What a reviewer should look at twice in an entry, with a wording to ask about it: one list for queue and page.

The rules are `findings`' and `completeness`'s; here they are only put side by side.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from compliance.calculation.rows import Assessment
from compliance.choices import Block, Severity
from compliance.entries.access import AnyEntry
from compliance.entries.completeness import gaps
from compliance.findings import of_indicator

# What the entity is asked to do about a doubt in each part of its entry.
REQUESTS = {
    Block.VALUE: gettext_lazy("Confirme el dato o corríjalo y, si es correcto, explique a qué se debe."),
    Block.TEXTS: gettext_lazy("Complete o actualice esta parte."),
    Block.SUPPORT: gettext_lazy("Adjunte el documento o el enlace del que sale el valor."),
}
# What the entity cannot mend: the catalogue is the ministry's.
OF_THE_CATALOGUE = frozenset({"target_missing", "direction_missing", "progress_undefined"})


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something that does not add up or is missing: in which part; `asks` where it is worth a question."""

    block: Block
    message: str
    asks: bool = True
    is_for_the_entity: bool = True

    @property
    def suggestion(self) -> str:
        """An observation that asks about it."""
        return _("%(message)s %(request)s") % {"message": self.message, "request": REQUESTS[self.block]}


def _of_findings(assessment: Assessment) -> Iterator[Doubt]:
    for finding in of_indicator(assessment):
        yield Doubt(
            Block.VALUE,
            finding.message,
            asks=finding.severity != Severity.INFO,
            is_for_the_entity=finding.severity != Severity.INFO and finding.code not in OF_THE_CATALOGUE,
        )


def doubts_of(entry: AnyEntry, assessment: Assessment | None) -> tuple[Doubt, ...]:
    """All doubts about an entry; `assessment` is an indicator's, a service has none."""
    found = list(_of_findings(assessment)) if assessment else []
    status = assessment.status if assessment else None
    lacking = (gap for gap in gaps(entry, status) if not gap.blocks_sending)
    return (*found, *(Doubt(gap.block, gap.message) for gap in lacking))
