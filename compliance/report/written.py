"""What people wrote about the elements in scope, this year and the last, gathered as the findings look at it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from compliance.calculation.year import YearAssessment
from compliance.findings import Written
from compliance.report.queries import EntryRow, LineRow

Lines = Mapping[tuple[str, str, int], tuple[str, ...]]


def _lines(rows: Iterable[LineRow]) -> Lines:
    """Texts by kind, code and year, in their order."""
    found: defaultdict[tuple[str, str, int], list[str]] = defaultdict(list)
    for row in rows:
        found[row.kind, row.indicator or row.service or "", row.year].append(row.text)
    return {key: tuple(texts) for key, texts in found.items()}


def _earlier(code: str, entry: EntryRow | None, lines: Lines, year: int) -> Iterator[str]:
    if entry is not None:
        yield from (text for text in (entry.explanation, entry.context, entry.note) if text)
    yield from lines.get(("measure", code, year), ())
    yield from lines.get(("action", code, year), ())


def gather(
    result: YearAssessment, codes: Mapping[int, str], entries: Iterable[EntryRow], rows: Iterable[LineRow]
) -> tuple[Written, ...]:
    """One row an indicator or service in scope; `codes` are the indicators' by their ids."""
    year = result.policy_year.year
    said = {(codes[entry.indicator_id], entry.year): entry for entry in entries if entry.year >= year - 1}
    lines = _lines(rows)

    def about(code: str) -> Written:
        entry = said.get((code, year))
        return Written(
            code=code,
            year=year,
            explanation=entry.explanation if entry else "",
            context=entry.context if entry else "",
            note=entry.note if entry else "",
            measures=lines.get(("measure", code, year), ()),
            actions=lines.get(("action", code, year), ()),
            earlier=tuple(_earlier(code, said.get((code, year - 1)), lines, year - 1)),
            numerator=entry.numerator if entry else None,
            denominator=entry.denominator if entry else None,
        )

    in_scope = [*(one.indicator.code for one in result.indicators), *(one.service.code for one in result.services)]
    return tuple(about(code) for code in in_scope)
