"""What is kept of reports themselves: waivers, published counts, passages in reviewers' words, the report before."""

from collections.abc import Mapping
from typing import NamedTuple

from django.db.models import BigIntegerField, TextField, Value
from django.db.models.functions import Cast
from django.utils import timezone

from compliance import models
from compliance.findings.waivers import Waiver
from compliance.models import Policy, ProgressEntry, ReportEdition, SectionText, StatedFigure


class TextRow(NamedTuple):
    """A passage in a reviewer's words, or what was added to a section."""

    anchor: str
    passage: str
    text: str
    generated: str


def waivers(policy: Policy, year: int) -> tuple[Waiver, ...]:
    """The findings that somebody lets pass, with the day in Lima."""
    rows = models.Waiver.objects.filter(policy=policy, year=year).select_related("by")
    return tuple(
        Waiver(
            code=row.code,
            subject=row.subject,
            message=row.message,
            reason=row.reason,
            by=str(row.by),
            on=timezone.localdate(row.at),
            office=row.office,
        )
        for row in rows
    )


def stated_counts(policy: Policy, year: int) -> Mapping[str, str]:
    """Counts as published, by their dotted keys."""
    stated = StatedFigure.objects.filter(policy=policy, year=year).exclude(value="")
    return dict(stated.order_by("key").values_list("key", "value"))


def section_texts(policy: Policy, year: int) -> list[TextRow]:
    """The passages that are in reviewers' words."""
    texts = SectionText.objects.filter(policy=policy, year=year).order_by("anchor", "passage")
    return [TextRow(*row) for row in texts.values_list(*TextRow._fields)]


def last_report(policy: Policy, year: int) -> tuple[str | None, Mapping[int, str]]:
    """One query: what a year's report said, as JSON in its newest edition, or as history, by indicator.

    The edition is None and the history empty where there is none.
    """
    newest = ReportEdition.objects.published().of(policy, year).order_by("-number")[:1]
    history = ProgressEntry.objects.published().filter(indicator__policy=policy, year=year).order_by()
    nobody = Cast(Value(None), BigIntegerField())
    rows = newest.values_list(nobody, "figures").union(
        history.values_list(Cast("indicator_id", BigIntegerField()), Cast("stated_status", TextField())), all=True
    )
    found = dict(rows)
    return found.pop(None, None), found
