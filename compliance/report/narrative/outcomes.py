"""How the outcomes of several indicators are told together: `2 superaron su meta y uno no la alcanzó`.

The summary, the objectives and the services all use these clauses; each names its own subject.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from compliance.calculation.tally import Counts
from compliance.choices import Achievement
from compliance.report.document import Figure
from compliance.report.narrative.words.drafts import MOST_FIGURES
from compliance.report.narrative.words.parts import Parts, Series, count, figures_in, phrase, sentence

ACHIEVED, NOT_ACHIEVED, NOT_ASSESSABLE, NO_INFORMATION = Achievement


@dataclass(frozen=True, slots=True)
class Verb:
    """How reaching a target is said: *superar* only where all of them were surpassed (narrative, rule 2)."""

    one: str
    many: str


def reached(*, all_surpassed: bool) -> Verb:
    return Verb(_("superó"), _("superaron")) if all_surpassed else Verb(_("alcanzó"), _("alcanzaron"))


def reached_or_surpassed() -> Verb:
    return Verb(_("alcanzó o superó"), _("alcanzaron o superaron"))


@dataclass(frozen=True, slots=True)
class Told:
    """What a set of clauses needs: how many of each state, how they are traced, the verb, and where the misses are."""

    counts: Mapping[Achievement, int]
    origin: Callable[[Achievement], str]
    verb: Verb
    see: str = ""
    anchor: str = ""

    def figure(self, status: Achievement) -> Figure:
        return count(self.counts[status], self.origin(status), self.anchor)

    @property
    def total(self) -> int:
        return sum(self.counts.values())


def by_status(counts: Counts, *, only_known: bool = False) -> dict[Achievement, int]:
    """The states that occur, in the order in which they are told."""
    told = [status for status in Achievement if not (only_known and status == NO_INFORMATION)]
    return {status: number for status in told if (number := int(getattr(counts, status.value)))}


def alone(told: Told) -> Parts:
    """Of a single indicator, which the words before it name: `que superó su meta`."""
    status = next(iter(told.counts))
    words = {
        ACHIEVED: _("que %(did)s su meta") % {"did": told.verb.one},
        NOT_ACHIEVED: _("que no alcanzó su meta%(see)s") % {"see": told.see},
        NOT_ASSESSABLE: _("cuyo cumplimiento no se puede valorar"),
        NO_INFORMATION: _("del que no se cuenta con información"),
    }
    return (words[status],)


def _unanimous(told: Told, status: Achievement) -> Parts:
    """Of two or more that share a state."""
    both = _("ambos %(did)s su meta") if told.total == 2 else _("los %(n)s %(did)s su meta")
    templates = {
        ACHIEVED: both,
        NOT_ACHIEVED: _("ninguno alcanzó su meta%(see)s"),
        NOT_ASSESSABLE: _("no se puede valorar el cumplimiento de ninguno"),
        NO_INFORMATION: _("no se cuenta con información de ninguno"),
    }
    return phrase(templates[status], n=told.figure(status), did=told.verb.many, see=told.see)


def _template(told: Told, status: Achievement, *, comes_first: bool) -> str:
    number = told.counts[status]
    if not comes_first and told.total == 2:
        return {
            NOT_ACHIEVED: _("el otro no la alcanzó%(see)s"),
            NOT_ASSESSABLE: _("el cumplimiento del otro no se puede valorar"),
            NO_INFORMATION: _("del otro no se cuenta con información"),
        }[status]
    # Those without information are told last: they are all the others.
    later = ngettext("uno no la alcanzó%(see)s", "%(n)s no la alcanzaron%(see)s", number)
    first = ngettext("uno no alcanzó su meta%(see)s", "%(n)s no alcanzaron su meta%(see)s", number)
    return {
        ACHIEVED: ngettext("uno %(did)s su meta", "%(n)s %(did)s su meta", number),
        NOT_ACHIEVED: first if comes_first else later,
        NOT_ASSESSABLE: ngettext(
            "el cumplimiento de uno no se puede valorar", "el cumplimiento de %(n)s no se puede valorar", number
        ),
        NO_INFORMATION: ngettext(
            "del otro no se cuenta con información", "de los otros %(n)s no se cuenta con información", number
        ),
    }[status]


def _clause(told: Told, status: Achievement, *, comes_first: bool) -> Parts:
    number = told.counts[status]
    return phrase(
        _template(told, status, comes_first=comes_first),
        n=told.figure(status),
        did=told.verb.one if number == 1 else told.verb.many,
        see=told.see,
    )


def clauses(told: Told) -> Parts:
    """Of two or more: `2 superaron su meta, uno no la alcanzó y de los otros 3 no se cuenta con información`."""
    if len(told.counts) == 1:
        return _unanimous(told, next(iter(told.counts)))
    items = [_clause(told, status, comes_first=not position) for position, status in enumerate(told.counts)]
    return (Series(tuple(items)),)


def joined(head: Parts, said: Parts) -> tuple[Parts, ...]:
    """Head and clauses as one sentence, or as two where they hold too many figures for one paragraph."""
    if figures_in(head) + figures_in(said) <= MOST_FIGURES:
        return ((*head, ": ", *said, "."),)
    return ((*head, "."), sentence(_("De ellos, %(said)s."), said=said))
