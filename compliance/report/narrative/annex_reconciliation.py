"""Annex D, for a year of which a report was published before: its figures beside those that come out here, and why.

What is simply equal among states and counts is told in one sentence; `equal_tables` lists it for whoever asks.
"""

from collections.abc import Callable, Iterator
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from compliance.calculation.reconciliation import Kind, Reconciled, verdicts
from compliance.calculation.rows import IndicatorYear
from compliance.choices import Achievement, Verdict
from compliance.formatting import ABSENT, decimals_of, difference, number, percent
from compliance.report.document import Cell, Column, Figure, Table
from compliance.report.narrative.causes import count_explanation, explanation
from compliance.report.narrative.places import place
from compliance.report.narrative.story import Story
from compliance.report.narrative.tables import indicator_name
from compliance.report.narrative.words.drafts import DraftBlock, DraftSection, paragraphs
from compliance.report.narrative.words.parts import Parts, Series, count, phrase, sentence

TITLES = {
    Kind.PROGRESS: gettext_lazy("Avances publicados y calculados"),
    Kind.GAP: gettext_lazy("Brechas publicadas y calculadas"),
    Kind.CHANGE: gettext_lazy("Cambios publicados y calculados"),
    Kind.STATUS: gettext_lazy("Situaciones publicadas y calculadas"),
    Kind.COUNT: gettext_lazy("Conteos publicados y calculados"),
}
EQUAL_TITLES = {
    Kind.STATUS: gettext_lazy("Situaciones publicadas que coinciden"),
    Kind.COUNT: gettext_lazy("Conteos publicados que coinciden"),
}


# Cells


def _printed(figure: Decimal, kind: Kind, row: IndicatorYear, decimals: int | None) -> Cell:
    if kind == Kind.PROGRESS:
        return Cell(percent(figure) if decimals is None else percent(figure, decimals), figure)
    return Cell(difference(figure, row.unit, row.decimals if decimals is None else decimals), figure)


def _stated_cell(found: Reconciled, row: IndicatorYear) -> Cell:
    if found.kind == Kind.STATUS:
        return Cell(str(Achievement(found.stated).label))
    figure = Decimal(found.stated)
    return _printed(figure, found.kind, row, decimals_of(figure))


def _computed_cell(found: Reconciled, row: IndicatorYear) -> Cell:
    if isinstance(found.computed, Achievement):
        return Cell(str(found.computed.label))
    return Cell(ABSENT) if found.computed is None else _printed(Decimal(found.computed), found.kind, row, None)


def _verdict_cell(found: Reconciled, why: str) -> Cell:
    return Cell(str(found.verdict.label), note=why, mark=found.verdict)


def _row(found: Reconciled, row: IndicatorYear) -> tuple[Cell, ...]:
    since = _("desde %(year)s") % {"year": found.since} if found.since else ""
    return (
        Cell(indicator_name(row), note=" · ".join(filter(None, (row.code, since)))),
        _stated_cell(found, row),
        _computed_cell(found, row),
        _verdict_cell(found, explanation(found, row)),
    )


def _count_row(found: Reconciled) -> tuple[Cell, ...]:
    stated = Decimal(found.stated)
    computed = found.computed if isinstance(found.computed, int) else None
    return (
        Cell(place(found.subject)),
        Cell(number(stated), stated),
        Cell(ABSENT) if computed is None else Cell(number(Decimal(computed)), computed),
        _verdict_cell(found, count_explanation(found)),
    )


def _table(kind: Kind, title: str, rows: list[Reconciled], story: Story) -> Iterator[Table]:
    is_number = kind != Kind.STATUS
    columns = (
        Column(_("Conteo") if kind == Kind.COUNT else _("Indicador")),
        Column(_("Publicado"), is_number=is_number),
        Column(_("Calculado"), is_number=is_number),
        Column(_("Resultado")),
    )
    if kind == Kind.COUNT:
        cells = tuple(map(_count_row, rows))
    else:
        cells = tuple(_row(one, story.of_code[one.subject].indicator) for one in rows)
    if cells:
        yield Table(title, columns, cells)


# Sentences


def _so_many_are(verdict: Verdict, number_of: int) -> Parts:
    """`105 coinciden con los calculados`, `uno difiere`."""
    template = {
        Verdict.EQUAL: ngettext("uno coincide con el calculado", "%(n)s coinciden con los calculados", number_of),
        Verdict.WITHIN_ROUNDING: ngettext(
            "uno coincide dentro del redondeo", "%(n)s coinciden dentro del redondeo", number_of
        ),
        Verdict.DIFFERENT: ngettext("uno difiere", "%(n)s difieren", number_of),
        Verdict.NOT_COMPARABLE: ngettext("uno no se puede comprobar", "%(n)s no se pueden comprobar", number_of),
    }[verdict]
    return phrase(template, n=count(number_of, f"reconciliation.verdicts.{verdict}"))


def balance(story: Story) -> Parts:
    """How many published figures have each verdict; those that none has are left out."""
    told = [(verdict, found) for verdict, found in verdicts(story.figures.reconciliation).items() if found]
    series = Series(tuple(_so_many_are(verdict, found) for verdict, found in told))
    return sentence(_("De los datos publicados sobre %(year)s, %(verdicts)s."), year=story.year, verdicts=series)


def _meaning(story: Story) -> Parts | None:
    """What rounding has to do with it, where it has."""
    if not any(one.verdict == Verdict.WITHIN_ROUNDING for one in story.figures.reconciliation):
        return None
    return sentence(
        _(
            "Una cifra impresa representa a todas las que se redondean a ella: un dato coincide dentro del redondeo "
            "cuando cifras sin redondear pueden dar lo publicado."
        )
    )


def _equal_statuses(number_of: int, figure: Figure, *, others: bool) -> Parts:
    if others:
        template = ngettext(
            "La otra situación publicada coincide con la calculada.",
            "Las otras %(n)s situaciones publicadas coinciden con las calculadas.",
            number_of,
        )
    else:
        template = ngettext(
            "La única situación publicada coincide con la calculada.",
            "Las %(n)s situaciones publicadas coinciden con las calculadas.",
            number_of,
        )
    return sentence(template, n=figure)


def _equal_counts(number_of: int, figure: Figure, *, others: bool) -> Parts:
    if others:
        template = ngettext(
            "El otro conteo publicado coincide con el calculado.",
            "Los otros %(n)s conteos publicados coinciden con los calculados.",
            number_of,
        )
    else:
        template = ngettext(
            "El único conteo publicado coincide con el calculado.",
            "Los %(n)s conteos publicados coinciden con los calculados.",
            number_of,
        )
    return sentence(template, n=figure)


EQUAL_SENTENCES: dict[Kind, Callable[..., Parts]] = {Kind.STATUS: _equal_statuses, Kind.COUNT: _equal_counts}


# Section


def _of_kind(kind: Kind, story: Story) -> list[Reconciled]:
    return [one for one in story.figures.reconciliation if one.kind == kind]


def _blocks(kind: Kind, story: Story) -> Iterator[DraftBlock]:
    """A kind's table; of states and counts only what is not equal, and a sentence for the rest."""
    found = _of_kind(kind, story)
    told = [one for one in found if kind not in EQUAL_SENTENCES or one.verdict != Verdict.EQUAL]
    yield from _table(kind, str(TITLES[kind]), told, story)
    if equal := len(found) - len(told):
        figure = count(equal, f"reconciliation.by_kind.{kind}.{Verdict.EQUAL}")
        yield from paragraphs([EQUAL_SENTENCES[kind](equal, figure, others=bool(told))], passage=f"equal-{kind}")


def equal_tables(story: Story) -> tuple[Table, ...]:
    """The states and counts that are simply equal, which the annex only counts."""
    return tuple(
        table
        for kind, title in EQUAL_TITLES.items()
        for table in _table(
            kind, str(title), [one for one in _of_kind(kind, story) if one.verdict == Verdict.EQUAL], story
        )
    )


def annex_reconciliation(story: Story) -> DraftSection | None:
    """None where no report of the year was published before."""
    if not story.figures.reconciliation:
        return None
    return DraftSection(
        anchor="anexo-d",
        title=_("Anexo D. Conciliación con el reporte publicado"),
        blocks=(
            *paragraphs([balance(story), _meaning(story)], passage="verdicts"),
            *(block for kind in Kind for block in _blocks(kind, story)),
        ),
    )
