"""The ministry's page: where the report stands today, what it still lacks, and what changed since a given day."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from compliance.calculation.rows import IndicatorYear
from compliance.calculation.tally import Counts
from compliance.choices import Achievement
from compliance.entries.access import can_see_review
from compliance.formatting import with_unit
from compliance.models import Policy, ReportEdition
from compliance.publishing.access import can_prepare_edition, can_word_report
from compliance.publishing.moves import Move, Stated, counts_before, moves_since
from compliance.publishing.today import Blocker, blockers, counts_if_approved, is_told
from compliance.report.document import LineChart, Paragraph, Section
from compliance.report.figures import Figures
from compliance.report.narrative import tell
from compliance.report.narrative.charts import path_of
from compliance.report.narrative.edits import EditState
from compliance.report.narrative.story import Story, arrange, grouped
from compliance.report.narrative.summary import key_figures
from compliance.report.reading import read_figures
from compliance.views.doors import Door
from compliance.views.mending import ToMend, to_mend
from compliance.views.report import policy_of_year, reported_years
from compliance.views.review import cycle_shown

DAYS_BACK = 7
BALANCE = "resumen/balance"


@dataclass(frozen=True, slots=True)
class Path:
    """An indicator of an objective: what it is, where it stands, and its line to the last target."""

    code: str
    name: str
    status: Achievement
    value: str
    chart: LineChart | None


@dataclass(frozen=True, slots=True)
class Difference:
    """A count before and now."""

    label: str
    before: int
    now: int


def _balance(sections: tuple[Section, ...]) -> list[Paragraph]:
    """The summary's paragraphs on how the year turned out, as the report prints them."""
    summary = next(section for section in sections if section.anchor == "resumen")
    return [block for block in summary.blocks if isinstance(block, Paragraph) and block.passage == "balance"]


def _listed(story: Story) -> list[tuple[Achievement, list[IndicatorYear]]]:
    """The indicators behind each big number, by status."""
    by_status = grouped(story.of_code.values(), lambda one: one.status.value)
    return [(status, [one.indicator for one in by_status.get(status.value, ())]) for status in Achievement]


def _paths(story: Story) -> list[tuple[str, str, list[Path]]]:
    return [
        (code, story.figures.names.get(code, ""), [_path(one.indicator.code, story) for one in story.own.get(code, ())])
        for code in story.objectives
    ]


def _path(code: str, story: Story) -> Path:
    assessment = story.of_code[code]
    row = assessment.indicator
    value = "" if row.value is None else with_unit(row.value, row.unit, row.decimals)
    return Path(code, row.name, assessment.status, value, next(path_of(assessment), None))


def _differences(before: Counts, now: Counts) -> list[Difference]:
    counts = [(str(status.label), status.value) for status in Achievement]
    pairs = [Difference(label, getattr(before, name), getattr(now, name)) for label, name in counts]
    return [one for one in pairs if one.before != one.now]


def _said(stated: Stated, move: Move) -> str:
    """What was approved, in a few words."""
    if not stated.is_approved:
        return _("sin aprobar")
    if move.is_service:
        return _("aprobado")
    if stated.value is None or move.row is None:
        return str(stated.reason.label) if stated.reason else _("aprobado")
    return with_unit(stated.value, move.row.unit, move.row.decimals)


def _day_asked(typed: str) -> tuple[date, str]:
    """The day since which changes are told, and what is wrong with the one that was typed."""
    today = timezone.localdate()
    usual = today - timedelta(days=DAYS_BACK)
    if not typed:
        return usual, ""
    try:
        asked = parse_date(typed)
    except ValueError:
        asked = None
    if asked is None:
        return usual, _("Esa fecha no existe; escríbala como 2026-05-12.")
    if asked > today:
        return usual, _("Esa fecha todavía no llega.")
    return asked, ""


def _since(day: date) -> datetime:
    """The first moment of the day in Lima."""
    return timezone.make_aware(datetime.combine(day, time.min))


class ReportToday(Door, TemplateView):
    """Of the year in hand, or of the one that the address names."""

    template_name = "report/today.html"

    def admits(self) -> bool:
        return can_see_review(self.standing) or self.standing.is_reader

    def _policy_and_year(self) -> tuple[Policy, int]:
        if "code" in self.kwargs:
            return policy_of_year(self.kwargs["code"], self.kwargs["year"]), self.kwargs["year"]
        cycle = cycle_shown()
        if cycle is None:
            raise Http404
        return policy_of_year(cycle.policy.code, cycle.year), cycle.year

    def _page_of(self, blocker: Blocker, policy: Policy, year: int) -> str:
        """Where it is mended, for a person who may go there."""
        may = can_word_report(self.standing) if blocker.is_of_year else can_see_review(self.standing)
        if not may or not blocker.page:
            return ""
        return reverse(blocker.page, args=[policy.code, year] if blocker.is_of_year else [])

    def _blockers(self, figures: Figures, policy: Policy) -> list[tuple[Blocker, str, list[ToMend]]]:
        is_administrator = self.standing.is_administrator
        return [
            (
                one,
                self._page_of(one, policy, figures.year),
                to_mend(one.findings, figures, policy, is_administrator=is_administrator),
            )
            for one in blockers(figures, policy)
        ]

    def _changes(self, figures: Figures, policy: Policy) -> dict[str, Any]:
        day, problem = _day_asked(self.request.GET.get("desde", ""))
        moves = moves_since(figures, policy, _since(day))
        return {
            "since": day,
            "since_problem": problem,
            "moves": [
                (move, _said(move.before, move), _said(move.now, move), is_told(figures, move.code)) for move in moves
            ],
            "differences": _differences(counts_before(figures, moves), figures.result.all) if moves else [],
        }

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        policy, year = self._policy_and_year()
        told = tell(read_figures(policy, year))
        figures = told.figures
        story = arrange(figures)
        pending = counts_if_approved(figures, policy)
        context = {
            "policy": policy,
            "year": year,
            "can_waive": can_word_report(self.standing),
            "can_prepare": can_prepare_edition(self.standing),
            "under_way": ReportEdition.objects.of(policy, year).prepared().only("pk").first(),
            "can_review": can_see_review(self.standing),
            "key_figures": key_figures(story),
            "balance": _balance(told.document.sections),
            "balance_at": BALANCE,
            "is_balance_stale": told.states.get(BALANCE) == EditState.STALE,
            "years": reported_years().get(policy.pk, []),
            "listed": [(status, rows) for status, rows in _listed(story) if rows],
            "blockers": self._blockers(figures, policy),
            "pending": _differences(figures.result.all, pending) if pending else [],
            "objectives": _paths(story),
            **self._changes(figures, policy),
        }
        return super().get_context_data(**{**kwargs, **context})
