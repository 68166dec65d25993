"""From the database to figures: what is read, and what is left aside."""

from compliance.models import AdoptedMeasure, ProgressEntry, StatedFigure
from compliance.report.figures import read_figures


def test_cleared_cells_of_a_workbook_are_nothing(pnig) -> None:
    entry = ProgressEntry.objects.get(indicator__code="IOP.02.01", year=2021)
    AdoptedMeasure.objects.create(entry=entry, position=1, text="")
    StatedFigure.objects.filter(key="counts.all.achieved").update(value="")
    entry.stated_changes.update(change="")
    figures = read_figures(pnig, 2021)
    assert "IOP.02.01" not in figures.texts.measures
    assert "counts.all.achieved" not in figures.result.policy_year.stated_counts
    row = next(one.indicator for one in figures.result.indicators if one.indicator.code == "IOP.02.01")
    assert row.stated.changes == ()
