"""How each count of the report came about: which indicators or services it counts, or what it is the sum of.

The counts of an objective are told by its own sections, those of an entity by the table of entities.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from compliance.calculation.tally import Counts, ServiceCounts
from compliance.calculation.year import has_protocol
from compliance.choices import Achievement, Level, ServiceStatus
from compliance.formatting import ABSENT, MINUS
from compliance.report.document import Cell, Column, Figure, Table
from compliance.report.narrative.figure_labels import SERVICES_WITH, labelled
from compliance.report.narrative.named_figures import SHARE, NamedFigures
from compliance.report.narrative.story import Story

# A longer list is left to annex A.
MOST_CODES = 40
# What is told even where it is none.
ALWAYS = ("total", "with_information", "achieved", "not_achieved", "no_information")
SEE_CATALOGUE = gettext_lazy("elementos registrados en el catálogo")


def _codes(codes: Iterable[str]) -> str:
    """In their order; the end of a long list is left to annex A."""
    found = list(codes)
    listed = ", ".join(found[:MOST_CODES])
    more = len(found) - MOST_CODES
    return _("%(listed)s y %(more)s más (anexo A)") % {"listed": listed, "more": more} if more > 0 else listed


def _sum(counts: Counts | ServiceCounts, statuses: Iterable[Achievement | ServiceStatus]) -> str:
    parts = [number for status in statuses if (number := getattr(counts, status.value))]
    return " + ".join(map(str, parts)) if len(parts) > 1 else ""


def _known(counts: Counts | ServiceCounts) -> str:
    return f"{counts.total} {MINUS} {counts.no_information}" if counts.no_information else ""


def _of_level(story: Story, level: Level, leaf: str) -> str:
    counts: Counts = getattr(story.figures.result, level.value)
    if leaf == "total":
        return _sum(counts, Achievement)
    if leaf == "with_information":
        return _known(counts)
    rows = (one for one in story.of_code.values() if one.indicator.level == level)
    return _codes(one.indicator.code for one in rows if one.status.value == leaf)


def _of_both_levels(story: Story, leaf: str) -> str:
    own, of_services = (
        getattr(counts, leaf) for counts in (story.figures.result.objective, story.figures.result.service)
    )
    return _("%(own)s de OP + %(services)s de servicios") % {"own": own, "services": of_services}


def _of_counts(story: Story, rest: str) -> str:
    """Of both levels together, of the objectives' indicators, or of the services'."""
    level, _dot, leaf = rest.partition(".")
    if level != "all":
        return _of_level(story, Level(level), leaf)
    counts = story.figures.result.all
    told = {"total": _sum(counts, Achievement), "with_information": _known(counts)}
    return told[leaf] if leaf in told else _of_both_levels(story, leaf)


def _of_services(story: Story, leaf: str) -> str:
    counts, services = story.figures.result.service_counts, story.figures.result.services
    told = {"total": _sum(counts, ServiceStatus), "with_information": _known(counts)}
    return told[leaf] if leaf in told else _codes(one.service.code for one in services if one.status.value == leaf)


def _of_reasons(story: Story, reason: str) -> str:
    missing = (one.indicator for one in story.of_code.values() if one.status == Achievement.NO_INFORMATION)
    return _codes(row.code for row in missing if (row.reason.value if row.reason else "not_stated") == reason)


def _with_protocol(story: Story) -> str:
    rows = story.figures.result.policy_year
    return _codes(one.code for one in rows.services if has_protocol(one, rows.year))


def _of_scope(story: Story, rest: str) -> str:
    kind, _dot, what = rest.partition(".")
    if kind == "declared":
        return story.figures.policy.legal_instrument or str(_("según la política"))
    if kind == "protocol_approved" and what == "services":
        return _with_protocol(story)
    if kind == "in_scope" and what == "services":
        return _codes(one.service.code for one in story.figures.result.services)
    if kind == "in_scope" and what == "indicators":
        return _of_both_levels(story, "total")
    return str(SEE_CATALOGUE) if kind == "loaded" else _("indicadores registrados (anexo A)")


def _as_published(story: Story, _rest: str) -> str:
    return _("publicado en el reporte de %(year)s: el catálogo registrado está incompleto") % {"year": story.year}


def _services_with(story: Story, rest: str) -> str:
    """Of the policy: services of which an indicator has a state, or for which resources were reported."""
    what = rest.removeprefix(SERVICES_WITH)
    if what == "resources":
        return _codes(code for code in story.of_service if code in story.figures.resources)
    of_service = story.of_service.items()
    return _codes(code for code, rows in of_service if any(one.status.value == what for one in rows))


MADE_OF: Mapping[str, Callable[[Story, str], str]] = {
    "counts": _of_counts,
    "service_counts": _of_services,
    "no_information_reasons": _of_reasons,
    "scope": _of_scope,
    "stated": _as_published,
}


def _counts(named: NamedFigures) -> Iterator[Figure]:
    """Those that lead here; a share is explained by its count, and none that a finding is about is left out."""
    code = named.story.figures.policy.code
    found = {finding.subject.removesuffix(SHARE) for finding in named.story.figures.findings}
    for figure in (*named.of_element("").values(), *named.of_element(code).values()):
        is_told = figure.text != "0" or figure.origin.rpartition(".")[2] in ALWAYS or figure.origin in found
        if is_told and not figure.origin.endswith(SHARE) and figure.anchor == f"B-{figure.origin}":
            yield figure


def _row(figure: Figure, named: NamedFigures) -> tuple[Cell, ...]:
    group, _dot, rest = figure.origin.partition(".")
    made_of = MADE_OF.get(group, _services_with)(named.story, rest)
    label = labelled(figure, named).label
    return (
        Cell(label[:1].upper() + label[1:], anchor=figure.anchor),
        Cell(figure.text, int(figure.text.replace("\N{NO-BREAK SPACE}", ""))),
        Cell(made_of or ABSENT),
    )


def counts_table(story: Story) -> Table:
    named = NamedFigures(story)
    columns = (Column(_("Conteo")), Column(_("Número"), is_number=True), Column(_("De dónde sale")))
    return Table(_("Cómo se contó"), columns, tuple(_row(figure, named) for figure in _counts(named)))
