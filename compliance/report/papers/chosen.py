"""A table of the indicators that somebody chose, by code, with all their numbers."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from compliance.report.document import Document, Section, Table
from compliance.report.figures import Figures
from compliance.report.narrative import Told
from compliance.report.narrative.annex_indicators import columns_of, row_of


def unknown_among(figures: Figures, codes: Iterable[str]) -> tuple[str, ...]:
    """The codes that are of no indicator in the report of the year, as they were given."""
    known = {one.indicator.code for one in figures.result.indicators}
    return tuple(code for code in dict.fromkeys(codes) if code not in known)


def chosen_indicators(told: Told, codes: Iterable[str]) -> Document:
    """In the report's order, each once; codes of no indicator are left out, which `unknown_among` tells."""
    figures, wanted = told.figures, frozenset(codes)
    rows = tuple(row_of(one) for one in figures.result.indicators if one.indicator.code in wanted)
    heading = ngettext("%(n)s indicador", "%(n)s indicadores", len(rows)) % {"n": len(rows)}
    table = Table(_("Metas, valores y avance de %(year)s") % {"year": figures.year}, columns_of(figures.year), rows)
    return Document(
        title=_("Indicadores escogidos %(year)s") % {"year": figures.year},
        subtitle=figures.policy.name or figures.policy.code,
        language="es-PE",
        sections=(Section("indicadores", heading, (table,)),) if rows else (),
        is_brief=True,
    )
