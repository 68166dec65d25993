"""Two years are told by indicator: which way each went, and which only one of them reports."""

from compliance.choices import Achievement
from compliance.models import ProgressEntry
from compliance.publishing.content import content_of
from compliance.report.comparison import Side
from compliance.report.two_years import in_words, table_of


def now(pnig, year: int = 2021) -> Side:
    return content_of(pnig, year).side


def test_how_indicators_went_is_told_pair_by_pair(pnig) -> None:
    before = now(pnig)
    nothing = {"value": None, "stated_status": "", "stated_progress": "", "stated_gap": ""}
    ProgressEntry.objects.filter(indicator__code="IOP.01.01", year=2021).update(**nothing)
    assert in_words(before, now(pnig)) == [
        "34 indicadores se reportan en los dos años.",
        "1 pasó de «Meta alcanzada» a «Sin información»: IOP.01.01.",
    ]


def test_what_only_one_year_reports_is_told(pnig) -> None:
    said = in_words(now(pnig, 2020), now(pnig))
    assert said[0] == "13 indicadores se reportan en los dos años."
    assert said[-1].startswith("21 se reportan solo en 2021: ISS.")


def test_each_indicator_of_both_years_has_a_row(pnig) -> None:
    table = table_of(now(pnig, 2020), now(pnig))
    assert [column.title for column in table.columns[1:]] == [
        f"{what} {year}" for what in ("Valor", "Meta", "Situación") for year in (2020, 2021)
    ]
    first = next(row for row in table.rows if row[0].note == "IOP.01.01")
    assert [cell.text for cell in first[1:5]] == ["8.8\u00a0%", "7.6\u00a0%", "8.4\u00a0%", "7.8\u00a0%"]
    assert [cell.mark for cell in first[5:]] == [Achievement.NOT_ACHIEVED, Achievement.ACHIEVED]
    assert len(table.rows) == 13
