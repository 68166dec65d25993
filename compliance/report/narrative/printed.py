"""An indicator's figures as a sentence prints them, each traced to its indicator and to the place that explains it."""

from collections.abc import Sequence
from decimal import Decimal

from django.utils.translation import gettext as _

from compliance.calculation.rows import Assessment, Baseline, IndicatorYear
from compliance.choices import Achievement, ProgressMethod
from compliance.formatting import number, percent, rounded, size, with_unit
from compliance.report.document import Figure
from compliance.report.narrative.story import Story
from compliance.report.narrative.words.nouns import contracted, subject, tidy
from compliance.report.narrative.words.parts import Parts, Remark, Series, phrase

FULL = Decimal(100)


def row_anchor(annex: str, code: str) -> str:
    """Where an annex's table has its row about an element."""
    return f"{annex}-{code}"


def _anchor(row: IndicatorYear) -> str:
    return row_anchor("B", row.code)


def value_text(row: IndicatorYear, figure: Decimal) -> str:
    return with_unit(figure, row.unit, row.decimals)


def _amount(row: IndicatorYear, figure: Decimal, name: str) -> Figure:
    return Figure(value_text(row, figure), f"{row.code}.{name}", _anchor(row))


def _distance(row: IndicatorYear, figure: Decimal, name: str) -> Figure:
    """How far apart two of its values are, without a sign."""
    return Figure(size(figure, row.unit, row.decimals), f"{row.code}.{name}", _anchor(row))


def _in(row: IndicatorYear, name: str, year: int) -> str:
    return name if year == row.year else f"{name}.{year}"


def value_in(row: IndicatorYear, year: int) -> Figure:
    """The value of a year that has one."""
    return _amount(row, row.values[year], _in(row, "value", year))


def target_in(row: IndicatorYear, year: int) -> Figure:
    """The target of a year whose figure is known."""
    target = row.targets[year]
    if target is None:
        raise KeyError(year)
    return _amount(row, target, _in(row, "target", year))


def baseline_figure(row: IndicatorYear, baseline: Baseline) -> Figure:
    return _amount(row, baseline.value, f"baseline.{baseline.year}")


def gap(assessment: Assessment, figure: Decimal) -> Figure:
    """How far value and target of the year are apart."""
    return _distance(assessment.indicator, figure, "gap")


def change_since(row: IndicatorYear, year: int, figure: Decimal) -> Figure:
    """How far the year's value is from that of an earlier one."""
    return _distance(row, figure, f"change.{year}")


def change_since_baseline(row: IndicatorYear, baseline: Baseline, figure: Decimal) -> Figure:
    return _distance(row, figure, f"since_baseline.{baseline.year}")


def progress_figure(assessment: Assessment, progress: Decimal) -> Figure:
    return Figure(percent(progress), f"{assessment.indicator.code}.progress", _anchor(assessment.indicator))


def times_figure(row: IndicatorYear, times: Decimal) -> Figure:
    """How many times its target a value is, with one decimal."""
    return Figure(number(rounded(times, 1)), f"{row.code}.times_target", _anchor(row))


def coincides(assessment: Assessment) -> bool:
    """Whether value and target differ and yet print the same (narrative, rule 2)."""
    row = assessment.indicator
    if row.value is None or row.target is None or not assessment.gap:
        return False
    return value_text(row, row.value) == value_text(row, row.target)


def _baseline_note(row: IndicatorYear, baseline: Baseline, story: Story) -> Remark:
    """What base line a progress is held against, and where that comes from if it is recorded."""
    note = _("Avance calculado respecto de la línea de base de %(year)s (%(value)s).")
    said = note % {"year": baseline.year, "value": value_text(row, baseline.value)}
    source = tidy(story.figures.series_sources.get(row.code, {}).get("baseline", {}).get(baseline.year, ""))
    if not source:
        return Remark(said)
    return Remark(said + _(" Fuente de la línea de base: %(source)s.") % {"source": source})


def progress(assessment: Assessment, story: Story) -> Parts:
    """`(avance: 120.0 %)`, and in a note the base line it is held against; silent where it would print as met."""
    row, reached, baseline = assessment.indicator, assessment.progress, assessment.baseline
    if reached is None or percent(reached) == percent(FULL):
        return ()
    said = phrase(_(" (avance: %(progress)s)"), progress=progress_figure(assessment, reached))
    if row.method != ProgressMethod.BASELINE or baseline is None:
        return said
    return (*said, _baseline_note(row, baseline, story))


def named(assessment: Assessment, story: Story, preposition: str = "") -> Parts:
    """The indicator as the subject of a sentence, with its footnote unless the call for caution bears it."""
    row = assessment.indicator
    words = contracted(preposition, subject(row.name, row.code).text)
    note = "" if story.calls_for_caution(assessment) else story.note(row)
    return (words, Remark(note)) if note else (words,)


def named_together(rows: Sequence[IndicatorYear], preposition: str = "") -> Parts:
    """One by its name and code, several by their codes."""
    codes = Series(tuple((row.code,) for row in rows))
    if len(rows) > 1:
        return phrase(contracted(preposition, _("los indicadores %(codes)s")), codes=codes)
    name = tidy(rows[0].name)
    template = _("el indicador “%(name)s” (%(codes)s)") if name else _("el indicador %(codes)s")
    return phrase(contracted(preposition, template), name=name, codes=codes)


def is_surpassed(assessment: Assessment) -> bool:
    """Strictly better than its target, decided on stored values (narrative, rule 2)."""
    return assessment.status == Achievement.ACHIEVED and bool(assessment.gap and assessment.gap > 0)
